package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.shipping.ShippingRules.Travel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the clock does to parcels, and how package reads and tracking show it. */
class ParcelsTravelTest extends FulfilmentFixture {
    @Test
    void timeCollectsDeliversAndCloses() {
        String id = shippable(1);
        ship(id, NUMBER);
        long shipped = sandbox.clock().seconds();
        sandbox.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
        sandbox.clock().advance(Duration.ofHours(5));
        JsonNode moving = client.order(id);
        assertThat(moving.path("status").asText()).isEqualTo("IN_TRANSIT");
        assertThat(moving.path("update_time").longValue())
                .isEqualTo(moving.path("collection_time").longValue())
                .isEqualTo(shipped + 12 * 3600);
        assertThat(moving.path("line_items").get(0).path("package_status").asText())
                .isEqualTo("FULFILLING");
        sandbox.clock().advance(Duration.ofHours(60));
        assertThat(client.order(id).path("delivery_time").longValue()).isEqualTo(shipped + 72 * 3600);
        assertThat(status(id)).isEqualTo("DELIVERED");
        sandbox.clock().advance(Duration.ofDays(40));
        client.use(control.sellers().authorize("1"));
        assertThat(status(id)).isEqualTo("COMPLETED");
    }

    @Test
    void oneLongSleepPassesEveryStation() {
        String id = shippable(1);
        ship(id, NUMBER);
        long shipped = sandbox.clock().seconds();
        sandbox.clock().advance(Duration.ofHours(100));
        JsonNode order = client.order(id);
        assertThat(order.path("status").asText()).isEqualTo("DELIVERED");
        assertThat(order.path("collection_time").longValue()).isEqualTo(shipped + 12 * 3600);
    }

    @Test
    void aPartlyShippedOrderWaitsForTheRest() {
        String id = shippable(2);
        client.mark(id, client.lines(id).subList(0, 1), UPS, NUMBER);
        sandbox.clock().advance(Duration.ofHours(80));
        assertThat(status(id)).isEqualTo("PARTIALLY_SHIPPING");
        client.mark(id, client.lines(id).subList(1, 2), UPS, "1Z9990000300000202");
        sandbox.clock().advance(Duration.ofHours(12));
        assertThat(status(id)).isEqualTo("IN_TRANSIT");
    }

    @Test
    void updateTimeNeverGoesBack() {
        String id = shippable(2);
        client.mark(id, client.lines(id).subList(0, 1), UPS, NUMBER);
        sandbox.clock().advance(Duration.ofHours(30));
        long cancelled = sandbox.clock().seconds();
        orders.cancelLine(id, 1, "BUYER");
        JsonNode order = client.order(id);
        assertThat(order.path("status").asText()).isEqualTo("IN_TRANSIT");
        assertThat(order.path("update_time").longValue()).isEqualTo(cancelled);
    }

    @Test
    void theTravelMayBeSet() {
        control.parcels()
                .rules()
                .setTravel(new Travel(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3)));
        String id = shippable(1);
        ship(id, NUMBER);
        sandbox.clock().advance(Duration.ofMinutes(2));
        assertThat(status(id)).isEqualTo("DELIVERED");
    }

    @Test
    void whatSellerCenterShipsStaysWhereItIsPut() {
        String id = shippable(1);
        orders.ship(id, 1);
        sandbox.clock().advance(Duration.ofHours(100));
        assertThat(status(id)).isEqualTo("AWAITING_COLLECTION");
    }

    @Test
    void trackingTellsTheStationsInMilliseconds() {
        String id = shippable(1);
        assertThat(tracking(id)).isEmpty();
        ship(id, NUMBER);
        long shipped = sandbox.clock().instant().toEpochMilli();
        sandbox.clock().advance(Duration.ofHours(13));
        JsonNode events = tracking(id);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).path("description").asText()).contains("picked up");
        assertThat(events.get(0).path("update_time_millis").longValue()).isEqualTo(shipped + 12 * 3_600_000L);
        assertThat(events.get(1).path("update_time_millis").longValue()).isEqualTo(shipped);
    }

    @Test
    void aPackageIsReadById() {
        String id = shippable(3);
        String parcel = ship(id, NUMBER);
        JsonNode data = client.get("/fulfillment/202309/packages/" + parcel).data();
        assertThat(data.path("package_id").asText()).isEqualTo(parcel);
        assertThat(data.path("package_status").asText()).isEqualTo("PROCESSING");
        assertThat(data.path("orders").get(0).path("id").asText()).isEqualTo(id);
        int pieces = 0;
        for (JsonNode sku : data.path("orders").get(0).path("skus")) {
            pieces += sku.path("quantity").asInt();
        }
        assertThat(pieces).isEqualTo(3);
        assertThat(data.path("order_line_item_ids")).hasSize(3);
        assertThat(data.path("tracking_number").asText()).isEqualTo(NUMBER);
        assertThat(data.path("shipping_provider_id").asText()).isEqualTo(UPS);
        assertThat(data.path("split_and_combine_tag").asText()).isEqualTo("DEFAULT");
        assertThat(data.path("recipient_address").path("postal_code").asText())
                .isEqualTo(client.order(id)
                        .path("recipient_address")
                        .path("postal_code")
                        .asText());
        assertThat(data.path("sender_address").path("region_code").asText()).isEqualTo("US");
        assertThat(client.get("/fulfillment/202309/packages/" + parcel.replace('5', '6'))
                        .code())
                .isEqualTo(21011001);
    }

    @Test
    void packagesAreSearchedByTimeAndStatusInPages() {
        String first = ship(shippable(1), NUMBER);
        sandbox.clock().advance(Duration.ofHours(13));
        String second = ship(shippable(1), "1Z9990000300000202");
        Answer page = search(1, "", "{}");
        assertThat(page.data().path("total_count").asInt()).isEqualTo(2);
        assertThat(page.data().path("packages").findValuesAsText("tracking_number"))
                .containsExactly("1Z9990000300000202");
        Answer last = search(1, page.data().path("next_page_token").asText(), "{}");
        assertThat(last.data().path("packages").get(0).path("id").asText()).isEqualTo(first);
        assertThat(last.data().path("next_page_token").asText()).isEmpty();
        assertThat(search(50, "", "{\"package_status\":\"PROCESSING\"}")
                        .data()
                        .path("packages")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(second);
        long now = sandbox.clock().seconds();
        assertThat(search(50, "", "{\"create_time_lt\":" + now + "}").data().path("packages"))
                .hasSize(1);
        assertThat(search(50, "", "{\"update_time_ge\":" + (now + 1) + "}")
                        .data()
                        .path("packages"))
                .isEmpty();
        assertThat(search(51, "", "{}").code()).isEqualTo(36009004);
    }

    private Answer search(int size, String token, String body) {
        Map<String, String> query = client.shopQuery();
        query.put("page_size", Integer.toString(size));
        if (!token.isEmpty()) {
            query.put("page_token", token);
        }
        return client.api("POST", "/fulfillment/202309/packages/search", query, body);
    }

    private JsonNode tracking(String id) {
        return client.get("/fulfillment/202309/orders/" + id + "/tracking")
                .data()
                .path("tracking");
    }
}
