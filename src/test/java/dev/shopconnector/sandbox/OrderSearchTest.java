package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.orders.NewOrder;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSearchTest {
    private final SandboxOptions options = SandboxOptions.forTests().withOrders(230);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private TestClient client = new TestClient(sandbox, options);

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        client = new TestClient(sandbox, options);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void pagesCoverEveryOrderOnceInOrder() {
        List<JsonNode> rows = client.searchAll("{}", 100, "sort_field", "update_time", "sort_order", "ASC");
        assertThat(rows).hasSize(230);
        assertThat(ids(rows)).hasSize(230);
        assertThat(rows).isSortedAccordingTo(Comparator.comparingLong(o -> o.path("update_time")
                .longValue()));
        List<JsonNode> byDefault = client.searchAll("{}", 100);
        assertThat(byDefault)
                .hasSize(230)
                .isSortedAccordingTo(Comparator.comparingLong(
                                (JsonNode o) -> o.path("create_time").longValue())
                        .reversed());
    }

    @Test
    void theLastPageHasAnEmptyTokenAndAnEmptyResultHasNoOrders() {
        Answer all = client.search("{\"order_status\":\"ON_HOLD\"}", "page_size", "100");
        assertThat(all.data().path("next_page_token").textValue()).isEmpty();
        assertThat(all.data().path("total_count").intValue())
                .isEqualTo(all.orders().size());
        Answer none = client.search("{\"update_time_lt\":1000}");
        assertThat(none.body().path("data").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("next_page_token", "total_count");
        assertThat(none.data().path("total_count").intValue()).isZero();
    }

    @Test
    void everyFilterFilters() {
        JsonNode some = client.searchAll("{}", 100).get(77);
        long time = some.path("update_time").longValue();
        assertFilter("{\"order_status\":\"CANCELLED\"}", "status", "CANCELLED");
        assertFilter("{\"shipping_type\":\"TIKTOK\"}", "shipping_type", "TIKTOK");
        assertFilter("{\"is_buyer_request_cancel\":true}", "is_buyer_request_cancel", "true");
        assertFilter(
                "{\"buyer_user_id\":\"" + some.path("user_id").asText() + "\"}",
                "id",
                some.path("id").asText());
        String warehouse = some.path("warehouse_id").asText();
        assertFilter("{\"warehouse_ids\":[\"" + warehouse + "\"]}", "warehouse_id", warehouse);
        assertFilter(
                "{\"update_time_ge\":" + time + ",\"update_time_lt\":" + (time + 1) + "}",
                "update_time",
                Long.toString(time));
        long created = some.path("create_time").longValue();
        assertFilter(
                "{\"create_time_ge\":" + created + ",\"create_time_lt\":" + (created + 1) + "}",
                "create_time",
                Long.toString(created));
        assertThat(client.search("{\"update_time_ge\":" + time + ",\"update_time_lt\":" + time + "}")
                        .orders())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "x"})
    void thePageSizeIsOneToAHundred(String size) {
        Answer answer = client.search("{}", "page_size", size);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(36009004);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(client.search("[]").code()).isEqualTo(36009022);
        assertThat(client.search("{\"update_time_ge\":\"1\"}").code()).isEqualTo(36009004);
        assertThat(client.search("{\"order_status\":\"NONE\"}").code()).isEqualTo(36009004);
        assertThat(client.search("{}", "sort_field", "price").code()).isEqualTo(36009004);
        assertThat(client.search("{}", "page_token", "!!").code()).isEqualTo(36009004);
        assertThat(client.search("{}", "page_token", "abcd").code()).isEqualTo(36009004);
    }

    @Test
    void whatMovesWhileAClientPagesMovesUnderIt() {
        Answer first = client.search("{}", "page_size", "100", "sort_field", "update_time", "sort_order", "ASC");
        String early = first.orders().get(5).path("id").asText();
        sandbox.clock().advance(Duration.ofMinutes(1));
        sandbox.control().orders().touch(early);
        Set<String> seen = ids(first.orders());
        String token = first.data().path("next_page_token").asText();
        while (!token.isEmpty()) {
            Answer next = client.search(
                    "{}", "page_size", "100", "sort_field", "update_time", "sort_order", "ASC", "page_token", token);
            for (JsonNode order : next.orders()) {
                boolean isNew = seen.add(order.path("id").asText());
                assertThat(isNew || order.path("id").asText().equals(early)).isTrue();
            }
            token = next.data().path("next_page_token").asText();
        }
        // One slid from page two to page one behind the reader: the reason why windows must overlap.
        assertThat(seen).hasSize(229);
    }

    @Test
    void detailGivesUpToFiftyOrdersAsSearchShowsThem() {
        List<JsonNode> rows = client.searchAll("{}", 100);
        Map<String, String> query = client.shopQuery();
        query.put("ids", String.join(",", ids(rows.subList(0, 50))));
        for (String version : List.of("202309", "202507")) {
            Answer answer = client.api("GET", "/order/" + version + "/orders", query, "");
            assertThat(answer.orders()).containsExactlyInAnyOrderElementsOf(rows.subList(0, 50));
        }
        query.put("ids", String.join(",", ids(rows.subList(0, 51))));
        assertThat(client.api("GET", "/order/202507/orders", query, "").code()).isEqualTo(36009004);
        query.put("ids", "1,2");
        Answer none = client.api("GET", "/order/202507/orders", query, "");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.code()).isEqualTo(21008111);
    }

    @Test
    void placedOrdersAreFoundByTheirTime() {
        String id =
                sandbox.control().orders().place(NewOrder.paidNow().withUnits(3).withNote("hi"));
        long now = sandbox.clock().seconds();
        List<JsonNode> found = client.search("{\"update_time_ge\":" + now + ",\"update_time_lt\":" + (now + 1) + "}")
                .orders();
        assertThat(ids(found)).contains(id);
        assertThat(client.order(id).path("line_items")).hasSize(3);
        assertThat(client.order(id).path("buyer_message").asText()).isEqualTo("hi");
    }

    private void assertFilter(String body, String field, String value) {
        long expected = client.searchAll("{}", 100).stream()
                .filter(o -> o.path(field).asText().equals(value))
                .count();
        List<JsonNode> rows = client.searchAll(body, 100);
        assertThat(rows).isNotEmpty().allMatch(o -> o.path(field).asText().equals(value));
        assertThat(rows).hasSize((int) expected);
    }

    private static Set<String> ids(List<JsonNode> orders) {
        Set<String> ids = new HashSet<>();
        orders.forEach(o -> ids.add(o.path("id").asText()));
        return ids;
    }
}
