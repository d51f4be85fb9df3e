package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final PageReader reader = new PageReader(Clock.fixed(NOW, ZoneOffset.UTC));

    private static TikTokAnswer answer(String data) throws IOException {
        return new TikTokAnswer(
                data.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(data), "request-1");
    }

    private SearchPage search(String data, long rowsBefore) throws IOException {
        TikTokAnswer answer = answer(data);
        return reader.page(answer, reader.orders("orders.search", answer), rowsBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"none\"", "{\"orders\":{}}", "{\"orders\":\"none\"}", "{\"total_count\":21}"})
    void anAnswerThatSaysNothingAboutOrdersIsNoEmptyPage(String data) {
        assertThatThrownBy(() -> search(data, 0))
                .isInstanceOf(TikTokTransientException.class)
                .hasMessageContaining("orders.search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"orders\":null}", "{\"orders\":[]}", "{\"total_count\":0,\"next_page_token\":\"\"}"})
    void anEmptyPageIsAnEmptyPage(String data) throws IOException {
        assertThat(search(data, 0).rows()).isZero();
    }

    @Test
    void ordersThatEarlierPagesShowedMayBeCountedOnAnEmptyOne() throws IOException {
        assertThat(search("{\"total_count\":21}", 21).rows()).isZero();
    }

    @Test
    void anEmptyPageWithATokenGoesOn() throws IOException {
        assertThat(search("{\"total_count\":21,\"next_page_token\":\"t\"}", 0).nextToken())
                .isEqualTo("t");
    }

    @Test
    void anOrderThatCannotBeStoredIsHeldAndTheOthersGoOn() {
        ObjectMapper json = new ObjectMapper();
        ObjectNode deep = json.createObjectNode().put("id", "1").put("update_time", 1);
        JsonNode nested = json.createArrayNode();
        for (int i = 0; i < 20_000; i++) {
            nested = json.createArrayNode().add(nested);
        }
        deep.set("deep", nested);
        ObjectNode number = json.createObjectNode().put("id", "2").put("update_time", 1);
        number.put("number", new BigInteger("9".repeat(2_000)));

        List<Candidate> candidates =
                reader.candidates(List.of(deep, number, json.createObjectNode().put("id", "3")));

        assertThat(candidates).extracting(Candidate::id).containsExactly("1", "2", "3");
        assertThat(candidates.get(0).unreadable()).contains("nested");
        assertThat(candidates.get(1).unreadable()).contains("number");
        assertThat(candidates.get(2).unreadable()).isNull();
    }
}
