package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesOrdersExportDoorTest {
    private static final int PAGE = 7;
    private static final TikTokSandbox SANDBOX = TikTokSandbox.start(SandboxOptions.forTests());
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl(), "orders.export.page-size=" + PAGE);
    private static final Door DOOR = new Door(CONNECTOR);
    private static final String OPERATION = "sales_orders_export";

    private static String key = "";

    @BeforeAll
    static void importTheShop() {
        key = CONNECTOR.connect(
                SANDBOX.control().sellers().all().get(0).id(),
                SANDBOX.clock().instant().minus(Duration.ofDays(90)));
        await().atMost(Duration.ofSeconds(60)).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders") >= 300);
        String cancelled = pages(everything()).stream()
                .flatMap(page -> page.path("sales_orders").findParents("order_id").stream())
                .filter(order -> order.path("status").asText().equals("AwaitingShipment"))
                .map(order -> order.path("order_id").asText())
                .findFirst()
                .orElseThrow();
        SANDBOX.control().orders().cancel(cancelled, "BUYER");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> CONNECTOR.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND tiktok_status = 'CANCELLED'",
                                cancelled)
                        == 1);
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void everyOrderThatMayBeServedComesOnceInTheOrderOfItsModifiedTime() {
        List<JsonNode> pages = pages(everything());
        List<JsonNode> orders = orders(pages);

        assertThat(pages.subList(0, pages.size() - 1)).allSatisfy(page -> {
            assertThat(page.path("sales_orders")).hasSize(PAGE);
            assertThat(page.path("cursor").asText()).isNotEmpty();
        });
        assertThat(pages.get(pages.size() - 1).has("cursor")).isFalse();
        assertThat(orders.stream().map(o -> o.path("order_id").asText()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(CONNECTOR.sql(jdbc -> jdbc.queryForList(
                        "SELECT order_id FROM orders WHERE verdict = 'serve'" + " AND sales_order IS NOT NULL",
                        String.class)));
        assertThat(orders.stream()
                        .map(o -> Instant.parse(o.path("modified_date_time").asText())))
                .isSorted();
    }

    @Test
    void aWindowWithoutOrdersIsAnEmptyPage() {
        for (String[] window : new String[][] {
            {"2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z"},
            {"2999-01-01T00:00:00Z", "2999-01-02T00:00:00Z"},
            {"0000-01-01T00:00:00Z", "1969-01-02T00:00:00Z"},
            {"+123456-01-01T00:00:00Z", null},
        }) {
            HttpResponse<String> answer = DOOR.ask(key, OPERATION, window(window[0], window[1]));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"sales_orders\":[]}");
        }
    }

    @Test
    void noMappingMakesShippableWhatIsNot() {
        Map<String, String> judged = statuses(everything());
        ObjectNode request = everything();
        ObjectNode mappings = request.putObject("sales_order_status_mappings");
        for (String status : List.of("UNPAID", "CANCELLED", "IN_TRANSIT", "DELIVERED", "COMPLETED", "ON_HOLD")) {
            mappings.put(status, "AwaitingShipment");
        }
        assertThat(judged.values()).contains("AwaitingShipment", "Cancelled", "Completed");
        assertThat(statuses(request)).isEqualTo(judged);

        mappings.put("CANCELLED", "AwaitingPayment").put("DELIVERED", "PendingFulfillment");
        assertThat(statuses(request)).isEqualTo(judged);
    }

    @Test
    void aMappingRenamesAStatusAndANullMappingDoesNothing() {
        Map<String, String> judged = statuses(everything());
        ObjectNode request = everything();
        request.putObject("sales_order_status_mappings")
                .put("AWAITING_SHIPMENT", "OnHold")
                .putNull("CANCELLED");

        Map<String, String> expected = new HashMap<>(judged);
        CONNECTOR
                .sql(jdbc -> jdbc.queryForList(
                        "SELECT order_id FROM orders WHERE tiktok_status = 'AWAITING_SHIPMENT' AND verdict = 'serve'",
                        String.class))
                .forEach(id -> expected.put(id, "OnHold"));
        assertThat(expected).isNotEqualTo(judged);
        assertThat(statuses(request)).isEqualTo(expected);
    }

    @Test
    void customFieldsAreFilledFromDataPointsAndNothingElseChanges() throws IOException {
        ObjectNode request = everything();
        request.putObject("sales_order_field_mappings")
                .put("custom_field_1", "id")
                .put("custom_field_2", "payment.total_amount")
                .put("custom_field_3", "line_items[*].sku_id");
        List<JsonNode> plain = orders(pages(everything()));
        List<JsonNode> filled = orders(pages(request));

        assertThat(filled).hasSameSizeAs(plain);
        for (int i = 0; i < filled.size(); i++) {
            String id = filled.get(i).path("order_id").asText();
            ObjectNode shown = SANDBOX.control().orders().show(id);
            ObjectNode fulfillment = (ObjectNode) filled.get(i).at("/requested_fulfillments/0");
            JsonNode fields = fulfillment.remove("extensions");
            assertThat(fields.path("custom_field_1").asText()).isEqualTo(id);
            assertThat(fields.path("custom_field_2").asText())
                    .isEqualTo(shown.at("/payment/total_amount").asText());
            assertThat(fields.path("custom_field_3").asText()).isEqualTo(atMost100(skuIds(shown)));
            assertThat(exact(filled.get(i))).isEqualTo(exact(plain.get(i)));
        }
    }

    @Test
    void theCursorAloneCarriesWindowAndMappings() {
        ObjectNode request = everything();
        request.putObject("sales_order_status_mappings")
                .put("AWAITING_SHIPMENT", "OnHold")
                .put("PARTIALLY_SHIPPING", "OnHold");
        request.putObject("sales_order_field_mappings").put("custom_field_1", "id");
        String cursor = DOOR.answer(key, OPERATION, request).path("cursor").asText();

        String alone =
                DOOR.ask(key, OPERATION, Door.body().put("cursor", cursor)).body();
        String resent = DOOR.ask(key, OPERATION, request.deepCopy().put("cursor", cursor))
                .body();
        ObjectNode other =
                window("2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z").put("cursor", cursor);
        other.putObject("sales_order_field_mappings").put("custom_field_2", "status");

        assertThat(alone).contains("\"custom_field_1\"").doesNotContain("AwaitingShipment");
        assertThat(resent).isEqualTo(alone);
        assertThat(DOOR.ask(key, OPERATION, other).body()).isEqualTo(alone);
    }

    @Test
    void ordersComeCompressedToWhoAsksForIt() throws Exception {
        String request = everything().toString();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        CONNECTOR
                                .request("/order-source/" + OPERATION)
                                .header("Authorization", "Bearer " + key)
                                .header("Accept-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        JsonNode page = ShipStationJson.mapper().readTree(new GZIPInputStream(new ByteArrayInputStream(answer.body())));
        assertThat(page.path("sales_orders")).hasSize(PAGE);
    }

    @Test
    void headersThatSteerCamelChangeNothing() {
        String[] hostile = {
            "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
            "CamelHttpPath", "/elsewhere",
            "CamelHttpQuery", "a=b",
            "CamelHttpMethod", "DELETE",
            "CamelBeanMethodName", "context",
            "CamelMethodName", "context",
            "CamelSqlQuery", "DROP TABLE orders",
            "CamelFileName", "elsewhere",
            "store", "another",
            "tiktokCall", "another"
        };
        ObjectNode request = window(null, "2999-01-01T00:00:00Z");
        String plain = DOOR.ask(key, OPERATION, request).body();
        SANDBOX.calls().reset();

        assertThat(sales(DOOR.ask(key, OPERATION, request, hostile).body())).isEqualTo(sales(plain));
        assertThat(DOOR.ask(key, "validate_connection", Door.body(), hostile).statusCode())
                .isEqualTo(200);
        assertThat(SANDBOX.calls().all())
                .noneMatch(call -> call.toString().contains("elsewhere"))
                .isNotEmpty();
    }

    @Test
    void theStoreTellsWhatItIs() {
        JsonNode details = DOOR.answer(key, "get_source_details", Door.body());
        assertThat(details.at("/source_details/source_name").asText()).startsWith("Store of ");
        JsonNode context = DOOR.answer(key, "get_connection_context", Door.body());
        assertThat(context.at("/connection_context/shop_id").asText())
                .isEqualTo(
                        SANDBOX.control().sellers().all().get(0).shops().get(0).id());
    }

    private static JsonNode sales(String page) {
        try {
            return ShipStationJson.mapper().readTree(page).path("sales_orders");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String skuIds(JsonNode order) {
        List<String> ids = new ArrayList<>();
        order.path("line_items").forEach(line -> ids.add(line.path("sku_id").asText()));
        return String.join(", ", ids);
    }

    /** Numbers by value, not by how a reader keeps them. */
    private static String exact(JsonNode order) throws IOException {
        return ShipStationJson.mapper().readTree(order.toString()).toString();
    }

    private static Map<String, String> statuses(ObjectNode request) {
        Map<String, String> statuses = new HashMap<>();
        for (JsonNode order : orders(pages(request))) {
            statuses.put(order.path("order_id").asText(), order.path("status").asText());
        }
        return statuses;
    }

    private static List<JsonNode> orders(List<JsonNode> pages) {
        List<JsonNode> orders = new ArrayList<>();
        pages.forEach(page -> page.path("sales_orders").forEach(orders::add));
        return orders;
    }

    private static List<JsonNode> pages(ObjectNode first) {
        List<JsonNode> pages = new ArrayList<>();
        pages.add(DOOR.answer(key, OPERATION, first));
        while (pages.get(pages.size() - 1).has("cursor")) {
            String cursor = pages.get(pages.size() - 1).path("cursor").asText();
            pages.add(DOOR.answer(key, OPERATION, Door.body().put("cursor", cursor)));
        }
        return pages;
    }

    private static ObjectNode everything() {
        return Door.body();
    }

    private static ObjectNode window(@Nullable String from, @Nullable String to) {
        ObjectNode body = Door.body();
        ObjectNode criteria = body.putObject("criteria");
        if (from != null) {
            criteria.put("from_date_time", from);
        }
        if (to != null) {
            criteria.put("to_date_time", to);
        }
        return body;
    }

    /** ShipStation's custom fields have room for 100 characters. */
    private static String atMost100(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99).strip() + "…";
    }
}
