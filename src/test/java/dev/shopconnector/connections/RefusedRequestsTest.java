package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that cannot be answered: 400 in the published shape, in words, with the transaction id when there is one. */
class RefusedRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(20));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl(), "orders.export.page-size=1");
    private static final Door DOOR = new Door(CONNECTOR);
    private static final String EXPORT = "sales_orders_export";
    private static final String ACKNOWLEDGE = "acknowledge_orders";

    private static String key = "";
    private static String otherKey = "";

    @BeforeAll
    static void connectTwoShops() {
        var from = SANDBOX.clock().instant().minus(Duration.ofDays(90));
        key = CONNECTOR.connect(SANDBOX.control().sellers().all().get(0).id(), from);
        otherKey = CONNECTOR.connect(
                SANDBOX.control().sellers().add("Other Goods", 1, 10).id(), from);
        await().atMost(Duration.ofSeconds(60)).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders") >= 30);
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"criteria\":{\"from_date_time\":\"yesterday\"}} | criteria.from_date_time must be an ISO-8601",
                "{\"criteria\":{\"from_date_time\":\"2026-02-30T25:00:00Z\"}} | criteria.from_date_time must be an ISO",
                "{\"criteria\":{\"from_date_time\":[]}} | criteria.from_date_time must be",
                "{\"criteria\":{\"from_date_time\":\"2026-01-02T00:00:00Z\",\"to_date_time\":\"2026-01-01T00:00:00Z\"}} |"
                        + " criteria.to_date_time lies before",
                "{\"criteria\":\"all\"} | criteria must be an object",
                "{\"cursor\":{}} | cursor must be text",
                "{\"cursor\":\"page 2\"} | cursor is not one",
                "{\"cursor\":\"e30\"} | cursor is not one",
                "{\"cursor\":\"bnVsbA\"} | cursor is not one",
                "{\"sales_order_status_mappings\":{\"UNPAID\":\"Shipped\"}} |"
                        + " sales_order_status_mappings.UNPAID must be one of [AwaitingPayment",
                "{\"sales_order_status_mappings\":[]} | sales_order_status_mappings must be an object",
                "{\"sales_order_field_mappings\":{\"custom_field_1\":\"line_items[\"}} |"
                        + " sales_order_field_mappings.custom_field_1: 'line_items['",
                "{\"sales_order_field_mappings\":{\"custom_field_2\":\"a..b\"}} | sales_order_field_mappings.custom_field_2",
                "{\"sales_order_field_mappings\":{\"custom_field_3\":7.5e}} | must be valid JSON",
            })
    void exports(String field, String words) {
        refused(EXPORT, field, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | orders is missing or empty",
                "{\"orders\":null} | orders is missing or empty",
                "{\"orders\":[]} | orders is missing or empty",
                "{\"orders\":{}} | orders must be a list",
                "{\"orders\":[null]} | needs its order_id",
                "{\"orders\":[\"1\"]} | orders[0] must be an object",
                "{\"orders\":[{}]} | needs its order_id",
                "{\"orders\":[{\"order_id\":\" \"}]} | needs its order_id",
                "{\"orders\":[{\"order_id\":\"1\",\"imported_date\":\"soon\"}]} | orders[0].imported_date must be an ISO",
            })
    void acknowledgements(String field, String words) {
        refused(ACKNOWLEDGE, field, words);
    }

    /** The field is put into an otherwise good request. */
    private static void refused(String operation, String field, String words) {
        String good = Door.body().toString();
        String body = field.equals("{}") ? good : good.substring(0, good.length() - 1) + "," + field.substring(1);
        HttpResponse<String> answer = DOOR.ask(key, operation, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = RunningConnector.json(answer);
        assertThat(error.path("message").asText()).contains(words);
        if (!words.equals("must be valid JSON")) {
            assertThat(body)
                    .contains("\"transaction_id\":\""
                            + error.path("transaction_id").asText("none") + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<Orders/>",
                "[]",
                "[{\"transaction_id\":\"1\"}]",
                "null",
                "7",
                "\"text\"",
                "{",
                "{} {}",
                "{\"transaction_id\":\"1\"} trailing",
                "action=export"
            })
    void bodiesThatAreNotOneJsonObject(String body) {
        HttpResponse<String> answer = DOOR.ask(key, EXPORT, body, "shipstation-transactionid", "t-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningConnector.json(answer).path("message").asText()).contains("JSON");
        assertThat(RunningConnector.json(answer).path("transaction_id").asText())
                .isEqualTo("t-1");
    }

    @Test
    void deeplyNestedJson() {
        String body = "{\"x\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

        assertThat(DOOR.ask(key, EXPORT, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aTransactionIdIsNeededInTheBodyOrAsAHeader() {
        ObjectNode request = Door.body();
        request.remove("transaction_id");

        HttpResponse<String> without = DOOR.ask(key, EXPORT, request);
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("transaction_id is missing").doesNotContain("\"transaction_id\":");
        assertThat(DOOR.ask(key, EXPORT, request, "shipstation-transactionid", "t-2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(DOOR.ask(key, EXPORT, request.deepCopy().put("transaction_id", "x".repeat(101)))
                        .body())
                .contains("longer than 100")
                .doesNotContain("xxx");
        assertThat(DOOR.ask(key, EXPORT, request.deepCopy().put("transaction_id", " "))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theKeyIsABearerTokenOrInTheBody() {
        ObjectNode request = Door.body();
        String id = request.path("transaction_id").asText();

        HttpResponse<String> none = DOOR.ask(null, EXPORT, request);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("no store key", id);
        HttpResponse<String> unknown = DOOR.ask("guessed", EXPORT, request);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("unknown store", id).doesNotContain("guessed");

        ((ObjectNode) request.path("auth")).put("api_key", key);
        assertThat(DOOR.ask(null, EXPORT, request).statusCode()).isEqualTo(200);
        assertThat(DOOR.ask(null, EXPORT, request, "Authorization", "Basic eDp5")
                        .statusCode())
                .isEqualTo(200);
        assertThat(DOOR.ask("guessed", EXPORT, request).statusCode()).isEqualTo(400);
    }

    @Test
    void aCursorOfAnotherStore() {
        String cursor = cursor();

        assertThat(DOOR.ask(key, EXPORT, Door.body().put("cursor", cursor)).statusCode())
                .isEqualTo(200);
        refusedCursor(otherKey, cursor);
    }

    @Test
    void cursorsThatWereTamperedWith() throws IOException {
        refusedCursor(key, altered(c -> c.remove("to")));
        refusedCursor(key, altered(c -> c.putNull("shopId")));
        refusedCursor(key, altered(c -> c.put("from", "-9000-01-01T00:00:00Z")));
        refusedCursor(key, altered(c -> c.put("to", "+99999-01-01T00:00:00Z")));
        refusedCursor(
                key, altered(c -> c.put("afterModified", "1970-01-01T00:00:00Z").put("from", "1971-01-01T00:00:00Z")));
        refusedCursor(key, altered(c -> c.withObjectProperty("statuses").put("UNPAID", "Shipped")));
        refusedCursor(key, altered(c -> c.withObjectProperty("fields").put("custom_field_1", "a..b")));
        refusedCursor(key, altered(c -> c.withObjectProperty("fields").put("status", "id")));
    }

    @Test
    void anUnknownOperation() {
        for (String operation : new String[] {"get_products", "inventory_push", "openapi", "Sales_Orders_Export"}) {
            ObjectNode request = Door.body();
            HttpResponse<String> answer = DOOR.ask(key, operation, request);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(RunningConnector.json(answer).path("transaction_id")).isEqualTo(request.path("transaction_id"));
        }
    }

    private static void refusedCursor(String asker, String cursor) {
        HttpResponse<String> answer = DOOR.ask(asker, EXPORT, Door.body().put("cursor", cursor));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("cursor is not one");
    }

    private static String cursor() {
        return DOOR.answer(key, EXPORT, Door.body()).path("cursor").asText();
    }

    private static String altered(Consumer<ObjectNode> change) throws IOException {
        ObjectNode cursor = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(cursor()));
        change.accept(cursor);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursor));
    }
}
