package dev.shopconnector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokAnswerReaderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final TikTokAnswerReader reader = new TikTokAnswerReader(CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            401 | 105002   | Expired credentials. | UNAUTHORIZED
            200 | 105002   | Expired credentials. | UNAUTHORIZED
            400 | 36009004 | Invalid credentials. The `x-tts-access-token` header is invalid. | UNAUTHORIZED
            400 | 36009004 | Invalid timestamp. The value of the `timestamp` query parameter is too old. | PERMANENT
            400 | 36009004 | param body.address is missing | PERMANENT
            401 | 105005   | Access denied. | NEEDS_PERSON
            401 | 101000   | Token and shop do not match. | NEEDS_PERSON
            403 | 36009033 | IP not in allow list | NEEDS_PERSON
            200 | 36004001 | rt has expired | NEEDS_PERSON
            200 | 36004004 | Invalid auth code. | NEEDS_PERSON
            200 | 36004005 | can not find related auth record | NEEDS_PERSON
            400 | 12345    | auth state is inactive | NEEDS_PERSON
            401 | 106001   | Invalid credentials. The `sign` query parameter is invalid. | PERMANENT
            429 | 36009002 | Too many requests. | RATE_LIMITED
            200 | 36009037 | Too many requests. | RATE_LIMITED
            503 | 99       | overload | TRANSIENT
            500 | 36009003 | Internal error | TRANSIENT
            504 | 36009007 | Timeout | TRANSIENT
            408 | 36009007 | Timeout | TRANSIENT
            200 | 10037002 | order read failed | TRANSIENT
            200 | 21008111 | not of this seller | PERMANENT
            404 | 36009009 | bad path | PERMANENT
            200 | 21011044 | Order status is on hold. | PERMANENT
            """)
    void eachRefusalHasItsClass(int status, int code, String message, TikTokErrorClass expected) {
        TikTokException refusal =
                refusal(status, null, "{\"code\":" + code + ",\"message\":\"" + message + "\",\"request_id\":\"r\"}");

        assertThat(refusal.errorClass()).isEqualTo(expected);
        assertThat(refusal.httpStatus()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(Integer.toString(code));
        assertThat(refusal.tiktokMessage()).isEqualTo(message);
        assertThat(refusal.requestId()).isEqualTo("r");
    }

    @Test
    void aWrongClockIsNamed() {
        assertThat(refusal(400, null, "{\"code\":36009004,\"message\":\"Invalid timestamp.\"}"))
                .hasMessageContaining("NTP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"code\":0,\"data\":{", "<html>502</html>", "[]", "{}", "{\"code\":0} trailing", "null"})
    void whatIsNoEnvelopeIsTransient(String body) {
        assertThat(refusal(200, null, body)).isInstanceOf(TikTokTransientException.class);
    }

    @Test
    void throttlingWithoutAnEnvelopeIsThrottling() {
        assertThat(refusal(429, "7", "<html>").retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
            30                            | PT30S
            Sun, 22 Nov 2026 10:00:45 GMT | PT45S
            Sun, 22 Nov 2026 09:00:00 GMT | PT0S
            soon                          | none
            99999999999999999999          | none
            """)
    void retryAfterIsSecondsOrADate(String header, @Nullable Duration expected) {
        assertThat(refusal(429, header, "{\"code\":36009002,\"message\":\"\"}").retryAfter())
                .isEqualTo(expected);
    }

    @Test
    void successIsCodeZeroAndDataMayBeMissing() {
        assertThat(read(200, null, "{\"code\":0,\"request_id\":\"r\"}").data().isMissingNode())
                .isTrue();
        assertThat(read(200, null, "{\"code\":0,\"data\":null}").data().isMissingNode())
                .isTrue();
    }

    @Test
    void whatIsNoEnvelopeIsToldWithTheStatusThatTikTokSent() {
        assertThat(refusal(200, null, "<html>"))
                .hasMessage("orders.search: TikTok Shop answered HTTP 200, but the answer is not the JSON that the API"
                        + " answers with");
    }

    static Stream<byte[]> oddValues() {
        return Stream.of(
                new byte[] {'"', 'a', (byte) 0xFF, 'b', '"'},
                "\"a\u0001\nb\"".getBytes(StandardCharsets.UTF_8),
                ("[".repeat(1_500) + "]".repeat(1_500)).getBytes(StandardCharsets.UTF_8),
                "9".repeat(2_000).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void oneOddOrderDoesNotMakeItsPageUnreadable(byte[] value) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"code\":0,\"data\":{\"orders\":[{\"id\":\"1\",\"odd\":".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("},{\"id\":\"2\"}]}}".getBytes(StandardCharsets.UTF_8));

        TikTokAnswer answer = reader.read("orders.search", 200, null, new ByteArrayInputStream(body.toByteArray()));
        assertThat(answer.data().at("/orders/1/id").asText()).isEqualTo("2");
        assertThat(answer.data().at("/orders/0").has("odd")).isTrue();
    }

    private TikTokException refusal(int status, @Nullable String retryAfter, String body) {
        return catchThrowableOfType(TikTokException.class, () -> read(status, retryAfter, body));
    }

    private TikTokAnswer read(int status, @Nullable String retryAfter, String body) {
        return reader.read(
                "orders.search", status, retryAfter, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
