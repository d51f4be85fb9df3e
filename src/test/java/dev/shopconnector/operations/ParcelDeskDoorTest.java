package dev.shopconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.OwnDescription;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The list of parcels that wait or failed, and what a person does about one, over HTTP and by the own description. */
class ParcelDeskDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OwnDescription DESCRIPTION = OwnDescription.shipped();
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(5));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());
    private static final String KEY = CONNECTOR.connect("1", Instant.parse("2026-08-01T00:00:00Z"));

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void aParcelTellsEachOfItsSteps() {
        JsonNode shipped = ship(order(), "ups", "1Z999AA10123456784");

        JsonNode parcel = explanation(shipped.path("submission_id").asText());

        assertThat(parcel.path("state").asText()).isEqualTo("accepted");
        assertThat(parcel.path("tiktok_carrier").asText()).isEqualTo("UPS");
        assertThat(parcel.path("tiktok_package_id").asText())
                .isEqualTo(shipped.path("confirmation_code").asText());
        assertThat(parcel.path("kept_not_sent"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("notify_buyer", "fulfillment_cost");
        assertThat(parcel.path("steps"))
                .extracting(step -> step.path("rule").asText())
                .containsExactly("received", "telling", "accepted");
        assertThat(parcel.path("told_tiktok").asInt()).isEqualTo(1);
    }

    @Test
    void anOrdersExplanationHoldsItsParcels() {
        String order = order();
        ship(order, "fedex", "986578788855");

        HttpResponse<String> answer = get("/orders/" + order + "/explanation");

        assertThat(DESCRIPTION.problems("get", "/orders/{order_id}/explanation", answer))
                .isEmpty();
        assertThat(RunningConnector.json(answer).path("parcels"))
                .extracting(parcel -> parcel.path("state").asText())
                .containsExactly("accepted");
    }

    @Test
    void aRefusedParcelIsListedAndReplayedOnceItsCauseIsGone() {
        String order = order();
        JsonNode refused = ship(order, "pigeon post", "TAUBE1234567");
        assertThat(refused.path("status").asText()).isEqualTo("failure");
        String id = refused.path("submission_id").asText();
        assertThat(listed("?state=refused&rule=carrier")).contains(id);

        SANDBOX.control()
                .parcels()
                .carriers(shop())
                .add(
                        dev.shopconnector.sandbox.shop.OrderProfile.STANDARD,
                        new dev.shopconnector.sandbox.shop.Carrier("7000000000000000001", "Pigeon Post"));
        SANDBOX.clock().advance(Duration.ofMinutes(11));
        HttpResponse<String> replayed = post("/parcels/replay", "{\"rule\":\"carrier\"}");

        assertThat(DESCRIPTION.problems("post", "/parcels/replay", replayed)).isEmpty();
        assertThat(RunningConnector.json(replayed).path("replayed"))
                .extracting(JsonNode::asText)
                .contains(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> explanation(id).path("state").asText().equals("accepted"));
        assertThat(listed("")).doesNotContain(id);
    }

    @Test
    void aRefusedParcelGoesOnWhenShipStationTellsAnotherCarrier() {
        String order = order();
        JsonNode refused = ship(order, "carrier nobody knows", "449044304137821");
        assertThat(refused.path("status").asText()).isEqualTo("failure");

        JsonNode again = ship(order, "fedex", "449044304137821");

        assertThat(again.path("status").asText()).as(again.toString()).isEqualTo("success");
        assertThat(again.path("submission_id")).isEqualTo(refused.path("submission_id"));
    }

    @Test
    void aParcelIsGivenUpWithANoteAndNotReplayedAfterThat() {
        String id = ship(order(), "carrier nobody knows", "XY12345678")
                .path("submission_id")
                .asText();

        assertThat(post("/parcels/" + id + "/give-up", "{\"note\":\" \"}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> given = post("/parcels/" + id + "/give-up", "{\"note\":\"Delivered by hand\"}");

        assertThat(DESCRIPTION.problems("post", "/parcels/{parcel_id}/give-up", given))
                .isEmpty();
        assertThat(RunningConnector.json(given).path("state").asText()).isEqualTo("given_up");
        assertThat(RunningConnector.json(given).path("summary").asText()).contains("Delivered by hand");
        HttpResponse<String> replay = post("/parcels/" + id + "/replay", "");
        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(DESCRIPTION.problems("post", "/parcels/{parcel_id}/replay", replay))
                .isEmpty();
    }

    @Test
    void aLongListIsReadPageByPage() {
        List<String> shipped = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shipped.add(ship(order(), "carrier nobody knows", "PAGE1234567" + i)
                    .path("submission_id")
                    .asText());
        }
        String held = SANDBOX.control().orders().place(NewOrder.paidNow());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", held) == 1);
        shipped.add(
                ship(held, "ups", "1Z999AA10123456799").path("submission_id").asText());
        List<String> all = listed("");
        assertThat(all).containsSubsequence(shipped);

        List<String> paged = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            HttpResponse<String> answer = get("/parcels" + query);
            assertThat(DESCRIPTION.problems("get", "/parcels", answer)).isEmpty();
            JsonNode page = RunningConnector.json(answer);
            assertThat(page.path("parcels").size()).isBetween(1, 2);
            paged.addAll(page.path("parcels").findValuesAsText("parcel_id"));
            query = page.has("cursor")
                    ? "?limit=2&cursor=" + page.path("cursor").asText()
                    : "";
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void whatIsAskedWronglyIsAnsweredInWords() {
        assertThat(get("/parcels?state=lost").statusCode()).isEqualTo(400);
        assertThat(get("/parcels?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/parcels?limit=501").statusCode()).isEqualTo(400);
        assertThat(get("/parcels?limit=many").statusCode()).isEqualTo(400);
        assertThat(get("/parcels?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(get("/parcels?cursor=bG9zdHwxfDI").statusCode()).isEqualTo(400);
        assertThat(get("/parcels/0123/explanation").statusCode()).isEqualTo(404);
        assertThat(post("/parcels/replay", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/parcels/replay", "{").statusCode()).isEqualTo(400);
        assertThat(post("/parcels/replay", "").statusCode()).isEqualTo(400);
        for (String path : List.of("/parcels/replay", "/parcels/0123/give-up")) {
            HttpResponse<String> stranger = CONNECTOR.send(CONNECTOR
                    .request(path)
                    .header("Authorization", "Bearer of-no-store")
                    .POST(BodyPublishers.noBody()));
            assertThat(stranger.body())
                    .as("the key is looked at before the body")
                    .contains("unknown store");
        }
        assertThat(CONNECTOR.send(CONNECTOR.request("/parcels").GET()).statusCode())
                .isEqualTo(400);
    }

    private static String shop() {
        return SANDBOX.control().sellers().all().get(0).shops().get(0).id();
    }

    private static String order() {
        String id = SANDBOX.control()
                .orders()
                .place(NewOrder.shippable(SANDBOX.clock().instant()).withUnits(2));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", id) == 1);
        return id;
    }

    private static JsonNode ship(String order, String carrier, String trackingNumber) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", UUID.randomUUID().toString())
                .put("order_id", order)
                .put("carrier_code", carrier)
                .put("tracking_number", trackingNumber)
                .put("notify_buyer", false)
                .put("fulfillment_cost", 8.41);
        HttpResponse<String> answer = CONNECTOR.orderSource(KEY, "shipment_notification", body);
        assertThat(DESCRIPTION.problems("post", "/order-source/shipment_notification", answer))
                .isEmpty();
        return RunningConnector.json(answer).path("notification_results").path(0);
    }

    private static JsonNode explanation(String parcelId) {
        HttpResponse<String> answer = get("/parcels/" + parcelId + "/explanation");
        assertThat(DESCRIPTION.problems("get", "/parcels/{parcel_id}/explanation", answer))
                .isEmpty();
        return RunningConnector.json(answer);
    }

    private static List<String> listed(String query) {
        HttpResponse<String> answer = get("/parcels" + query);
        assertThat(DESCRIPTION.problems("get", "/parcels", answer)).isEmpty();
        return RunningConnector.json(answer).path("parcels").findValuesAsText("parcel_id");
    }

    private static HttpResponse<String> get(String path) {
        return CONNECTOR.send(
                CONNECTOR.request(path).header("Authorization", "Bearer " + KEY).GET());
    }

    private static HttpResponse<String> post(String path, String body) {
        return CONNECTOR.send(CONNECTOR
                .request(path)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
