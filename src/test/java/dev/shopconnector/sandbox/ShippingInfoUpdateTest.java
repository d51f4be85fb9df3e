package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.shop.Carrier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The one correction of a parcel's label. */
class ShippingInfoUpdateTest extends FulfilmentFixture {
    private static final String FEDEX = Carrier.FEDEX.id();

    @Test
    void anOrderIsCorrectedOnce() {
        String id = shippable(2);
        String parcel = ship(id, NUMBER);
        long updated = client.order(id).path("update_time").longValue();
        sandbox.clock().advance(Duration.ofHours(2));
        Answer answer = client.correct("orders/" + id, FEDEX, "999900000101");
        assertThat(answer.code()).isZero();
        assertThat(answer.data().isObject()).isTrue();
        assertThat(answer.data()).isEmpty();
        JsonNode order = client.order(id);
        assertThat(order.path("update_time").longValue()).isEqualTo(updated);
        for (JsonNode line : order.path("line_items")) {
            assertThat(line.path("tracking_number").asText()).isEqualTo("999900000101");
            assertThat(line.path("shipping_provider_name").asText()).isEqualTo("FedEx");
            assertThat(line.path("package_id").asText()).isEqualTo(parcel);
        }
        assertThat(client.correct("orders/" + id, UPS, NUMBER).code()).isEqualTo(21011051);
        assertThat(client.correct("packages/" + parcel, UPS, NUMBER).code()).isEqualTo(21011051);
        assertThat(control.parcels().find(parcel).orElseThrow().edits()).isEqualTo(1);
        assertThat(control.parcels().effectiveUploads(client.lines(id).get(0))).isEqualTo(1);
    }

    @Test
    void aSplitOrderIsCorrectedByPackage() {
        String id = shippable(2);
        var lines = client.lines(id);
        String first = client.mark(id, lines.subList(0, 1), UPS, NUMBER)
                .data()
                .path("package_id")
                .asText();
        client.mark(id, lines.subList(1, 2), UPS, "1Z9990000300000202");
        assertThat(client.correct("orders/" + id, FEDEX, "999900000101").code()).isEqualTo(21008013);
        assertThat(client.correct("packages/" + first, FEDEX, "999900000101").code())
                .isZero();
        assertThat(client.order(id).path("line_items").findValuesAsText("tracking_number"))
                .containsExactly("999900000101", "1Z9990000300000202");
    }

    @Test
    void theWindowClosesAfter72Hours() {
        String id = shippable(1);
        ship(id, NUMBER);
        sandbox.clock().advance(Duration.ofDays(3));
        assertThat(client.correct("orders/" + id, UPS, "bad number").code()).isEqualTo(21011022);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(client.correct("orders/" + id, UPS, "1Z9990000300000202").code())
                .isEqualTo(21011050);
    }

    @Test
    void aCorrectedNumberIsFreeForOthers() {
        String id = shippable(1);
        String other = shippable(1);
        ship(id, NUMBER);
        client.correct("orders/" + id, UPS, "1Z9990000300000202");
        assertThat(client.mark(other, client.lines(other), UPS, NUMBER).code()).isZero();
    }

    @Test
    void thereMustBeAParcel() {
        String id = shippable(1);
        assertThat(client.correct("orders/" + id, UPS, NUMBER).code()).isEqualTo(21011003);
        assertThat(client.correct("packages/1153200000000000101", UPS, NUMBER).code())
                .isEqualTo(21011001);
        ship(id, NUMBER);
        orders.cancel(id, "SELLER");
        assertThat(client.correct("orders/" + id, UPS, "1Z9990000300000202").code())
                .isEqualTo(21011041);
    }
}
