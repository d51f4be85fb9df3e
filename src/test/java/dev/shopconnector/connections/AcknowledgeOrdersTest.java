package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.OwnDescription;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acknowledgements over HTTP, the explanation that tells of them, and the description that both keep to. */
class AcknowledgeOrdersTest {
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(80));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());
    private static final Door DOOR = new Door(CONNECTOR);
    private static final OwnDescription DESCRIPTION = OwnDescription.shipped();
    private static final String EXPLAIN = "/orders/{order_id}/explanation";

    private static String key = "";
    private static List<String> served = List.of();

    @BeforeAll
    static void exportTheShop() {
        key = CONNECTOR.connect(
                SANDBOX.control().sellers().all().get(0).id(),
                SANDBOX.clock().instant().minus(Duration.ofDays(90)));
        await().atMost(Duration.ofSeconds(60)).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders") >= 80);
        List<String> ids = new ArrayList<>();
        DOOR.answer(key, "sales_orders_export", Door.body())
                .path("sales_orders")
                .forEach(order -> ids.add(order.path("order_id").asText()));
        served = List.copyOf(ids);
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void eachOrderIsAnsweredForItselfAndOnce() {
        JsonNode answers = acknowledge(served.get(0), "576999999999999999", served.get(0), served.get(1));

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0)).isEqualTo(taken(served.get(0)));
        assertThat(answers.get(1).path("succeeded").asBoolean()).isFalse();
        assertThat(answers.get(1).path("failure_reason").asText()).contains("handed out no order 576999999999999999");
        assertThat(answers.get(2)).isEqualTo(taken(served.get(1)));
    }

    @Test
    void aRepeatedAcknowledgementKeepsTheFirstTime() {
        acknowledge(served.get(2));
        String first = acknowledgedAt(served.get(2));
        JsonNode again = acknowledge(served.get(2));

        assertThat(again.get(0)).isEqualTo(taken(served.get(2)));
        assertThat(acknowledgedAt(served.get(2))).isEqualTo(first);
    }

    @Test
    void anOrderThatWasNeverHandedOutIsNotAcknowledged() {
        String held = CONNECTOR.sql(jdbc -> jdbc.queryForObject(
                "SELECT order_id FROM orders WHERE verdict = 'hold' AND exported_at IS NULL LIMIT 1", String.class));

        assertThat(acknowledge(held).get(0).path("succeeded").asBoolean()).isFalse();
    }

    @Test
    void everyExplanationIsAsDescribed() {
        for (String id : CONNECTOR.sql(jdbc -> jdbc.queryForList("SELECT order_id FROM orders", String.class))) {
            JsonNode explanation = explain(id);
            assertThat(explanation.path("found").asBoolean()).isTrue();
            assertThat(explanation.path("rules")).isNotEmpty();
            assertThat(explanation.has("handed_to_shipstation_at")).isEqualTo(served.contains(id));
        }
    }

    @Test
    void anOrderThatWasNeverReadIsExplainedToo() {
        JsonNode explanation = explain("576999999999999999");

        assertThat(explanation.path("found").asBoolean()).isFalse();
        assertThat(explanation.path("summary").asText()).startsWith("Not in any window read so far");
    }

    @Test
    void idsThatNoOrderCanHave() {
        for (String id : new String[] {"x%20y", "%F0%9F%98%80", "a".repeat(3000)}) {
            assertThat(get("/orders/" + id + "/explanation", EXPLAIN, key).statusCode())
                    .isEqualTo(400);
        }
        JsonNode answers = acknowledge("\uD83D\uDE00", "a".repeat(3000), "\u0000", "1' OR '1'='1");
        assertThat(answers).hasSize(4).noneMatch(answer -> answer.path("succeeded")
                .asBoolean());
    }

    @Test
    void anOrderThatChangedTellsItsJourney() {
        String id = CONNECTOR.sql(jdbc -> jdbc.queryForObject(
                "SELECT order_id FROM orders WHERE tiktok_status = 'AWAITING_SHIPMENT' AND verdict = 'serve' LIMIT 1",
                String.class));
        SANDBOX.control().orders().cancel(id, "BUYER");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> explain(id).path("tiktok_status").asText().equals("CANCELLED"));

        assertThat(explain(id).at("/journey/0/tiktok_status").asText()).isEqualTo("AWAITING_SHIPMENT");
        assertThat(explain(id).at("/journey/0/shipstation_status").asText()).isEqualTo("AwaitingShipment");
    }

    @Test
    void explanationsAreForWhoHasTheKeyOfTheShop() {
        String shop = SANDBOX.control().sellers().all().get(0).shops().get(0).id();
        String ofShop = "/shops/{shop_id}/orders/{order_id}/explanation";

        assertThat(get("/shops/" + shop + "/orders/1/explanation", ofShop, key).statusCode())
                .isEqualTo(200);
        assertThat(get("/shops/other/orders/1/explanation", ofShop, key).statusCode())
                .isEqualTo(404);
        assertThat(get("/orders/1/explanation", EXPLAIN, "guessed").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theDescriptionIsServedToAnyoneAndKept() {
        HttpResponse<String> answer =
                CONNECTOR.send(CONNECTOR.request("/order-source/openapi").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600", "public");
        assertThat(answer.body()).startsWith("openapi: 3.1.0");

        HttpResponse<String> again = CONNECTOR.send(CONNECTOR
                .request("/order-source/openapi")
                .header("If-None-Match", answer.headers().firstValue("ETag").orElseThrow())
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void everyAnswerIsDescribedWithItsObjectsClosed() {
        JsonNode schemas = DESCRIPTION.document().at("/components/schemas");
        List<String> open = new ArrayList<>();
        schemas.properties().forEach(schema -> {
            boolean closed = !schema.getValue().path("additionalProperties").asBoolean(true);
            if (schema.getValue().path("type").asText().equals("object") && !closed) {
                open.add(schema.getKey());
            }
        });

        assertThat(open).containsExactlyInAnyOrder("Auth", "Request", "ReplayRequest", "GiveUpRequest");
        assertThat(DESCRIPTION.problems("Message", "{\"message\":\"m\",\"mesage\":\"m\"}"))
                .hasSize(1);
    }

    private static JsonNode taken(String id) {
        return new ObjectMapper().createObjectNode().put("order_id", id).put("succeeded", true);
    }

    private static JsonNode acknowledge(String... ids) {
        ObjectNode body = Door.body();
        ArrayNode orders = body.putArray("orders");
        for (String id : ids) {
            ObjectNode order = orders.addObject().put("order_id", id).put("imported_date", "2026-11-22T10:00:00Z");
            order.putObject("integration_context").put("any", "thing");
        }
        return DOOR.answer(key, "acknowledge_orders", body).path("responses");
    }

    private static String acknowledgedAt(String id) {
        return explain(id).path("acknowledged_by_shipstation_at").asText();
    }

    private static JsonNode explain(String id) {
        HttpResponse<String> answer = get("/orders/" + id + "/explanation", EXPLAIN, key);
        assertThat(answer.statusCode()).isEqualTo(200);
        return RunningConnector.json(answer);
    }

    private static HttpResponse<String> get(String path, String described, String withKey) {
        HttpResponse<String> answer = CONNECTOR.send(CONNECTOR
                .request(path)
                .header("Authorization", "Bearer " + withKey)
                .GET());
        assertThat(DESCRIPTION.problems("get", described, answer)).isEmpty();
        return answer;
    }
}
