package dev.shopconnector.tiktok;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the envelope of every answer, whatever its HTTP status: success is {@code code} 0 and nothing else. Odd JSON is
 * read as far as it makes sense, because one odd order must not make a page of a hundred unreadable: malformed UTF-8 is
 * replaced, control characters may stand unescaped, and nesting and numbers may be far beyond what any order needs.
 */
@Component
public class TikTokAnswerReader {
    private static final int LONGEST_TEXT = 500;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(20_000)
                    .build())
            .build());

    private final Clock clock;

    public TikTokAnswerReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads one answer.
     *
     * @param retryAfter the header as TikTok sent it: seconds or an HTTP date
     * @throws TikTokException the subclass for what TikTok said; {@link TikTokTransientException} when the body is not
     *     TikTok's envelope (cut, HTML, empty)
     */
    public TikTokAnswer read(String operation, int httpStatus, @Nullable String retryAfter, InputStream body) {
        Duration wait = wait(retryAfter);
        JsonNode envelope = parse(body);
        JsonNode code = envelope.path("code");
        if (!code.isValueNode() || code.isNull()) {
            throw foreign(new TikTokError(
                    operation, httpStatus, "", "the answer is not the JSON that the API answers with", "", wait));
        }
        String requestId = text(envelope.path("request_id"));
        if (code.asText().equals("0")) {
            JsonNode data = envelope.path("data");
            return new TikTokAnswer(data.isNull() ? MissingNode.getInstance() : data, requestId);
        }
        throw TikTokErrorTable.exception(
                new TikTokError(operation, httpStatus, text(code), text(envelope.path("message")), requestId, wait));
    }

    /** An answer that is not TikTok's tells of a gateway or a cut, not of the call: worth another attempt. */
    private static TikTokException foreign(TikTokError error) {
        return error.httpStatus() == 429 ? TikTokErrorTable.exception(error) : new TikTokTransientException(error);
    }

    private JsonNode parse(InputStream body) {
        // A reader replaces malformed UTF-8 where the parser of bytes would give up.
        try (var parser = JSON.createParser(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            JsonNode node = JSON.readTree(parser);
            return node == null || parser.nextToken() != null ? MissingNode.getInstance() : node;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new TikTokTransientException(TikTokError.unanswered("reading", "the answer could not be read", null));
        }
    }

    private static String text(JsonNode node) {
        String text = node.asText("").replaceAll("\\p{Cntrl}", " ");
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private @Nullable Duration wait(@Nullable String retryAfter) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return null;
        }
        try {
            String value = retryAfter.strip();
            Duration wait = value.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
