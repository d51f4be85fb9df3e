package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.ShipTo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderLifeCycleTest {
    private final SandboxOptions options = SandboxOptions.forTests().withOrders(0);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private final OrderControl orders = sandbox.control().orders();
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
    void aPaidOrderIsHeldForAnHourToTheSecond() {
        String id = orders.place(NewOrder.paidNow().unpaid());
        assertThat(status(id)).isEqualTo("UNPAID");
        assertThat(client.order(id).has("paid_time")).isFalse();
        noAddress(id);

        sandbox.clock().advance(Duration.ofMinutes(5));
        orders.pay(id);
        long paid = sandbox.clock().seconds();
        assertThat(status(id)).isEqualTo("ON_HOLD");
        assertThat(client.order(id).path("is_on_hold_order").booleanValue()).isTrue();
        assertThat(client.order(id).path("update_time").longValue()).isEqualTo(paid);
        noAddress(id);

        sandbox.clock().advance(Duration.ofSeconds(3599));
        assertThat(status(id)).isEqualTo("ON_HOLD");
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        sandbox.clock().advance(Duration.ofHours(5));
        assertThat(client.order(id).path("update_time").longValue()).isEqualTo(paid + 3600);
        assertThat(client.order(id)
                        .path("recipient_address")
                        .path("postal_code")
                        .asText())
                .matches("\\d{5}(-\\d{4})?");
    }

    @Test
    void searchSeesTheReleaseAtItsInstant() {
        String id = orders.place(NewOrder.paidNow());
        long released = sandbox.clock().seconds() + 3600;
        sandbox.clock().advance(Duration.ofHours(3));
        String window = "{\"update_time_ge\":" + released + ",\"update_time_lt\":" + (released + 1) + "}";
        assertThat(client.search(window).orders()).hasSize(1);
        assertThat(client.search(window).orders().get(0).path("id").asText()).isEqualTo(id);
    }

    @Test
    void someOrdersSkipTheHold() {
        String id = orders.place(NewOrder.paidNow().skippingHold());
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        assertThat(client.order(id).path("is_on_hold_order").booleanValue()).isFalse();
        assertThat(client.order(id).path("paid_time").longValue())
                .isEqualTo(sandbox.clock().seconds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWAITING_SHIPMENT",
                "PARTIALLY_SHIPPING",
                "AWAITING_COLLECTION",
                "IN_TRANSIT",
                "DELIVERED",
                "COMPLETED"
            })
    void sellerShippedAddressesAreClearWhileTheOrderLives(String status) {
        String id = orders.place(NewOrder.paidNow().withStatus(status).withShipTo(ShipTo.example()));
        JsonNode address = client.order(id).path("recipient_address");
        assertThat(address.path("name").asText()).isEqualTo("Odalys Fenwick");
        assertThat(address.path("address_line1").asText()).isEqualTo("88 Heron Bluff Ct");
        assertThat(address.path("full_address").asText())
                .isEqualTo("United States, Oregon, Marion, Salem, 88 Heron Bluff Ct, Unit 4");
        assertThat(address.toString()).doesNotContain("*");
    }

    @Test
    void cancelledAndLongCompletedOrdersAreMasked() {
        String cancelled =
                orders.place(NewOrder.paidNow().withStatus("AWAITING_SHIPMENT").withShipTo(ShipTo.example()));
        orders.cancel(cancelled, "BUYER");
        masked(cancelled);
        assertThat(client.order(cancelled).path("cancellation_initiator").asText())
                .isEqualTo("BUYER");

        String completed =
                orders.place(NewOrder.paidNow().withStatus("COMPLETED").withShipTo(ShipTo.example()));
        sandbox.clock().advance(Duration.ofDays(30).minusSeconds(1));
        client.use(sandbox.control().sellers().authorize("1"));
        assertThat(client.order(completed).path("recipient_address").toString()).doesNotContain("*");
        sandbox.clock().advance(Duration.ofSeconds(1));
        masked(completed);
    }

    @Test
    void tikTokShippedAndFulfilledOrdersAreAlwaysMasked() {
        masked(orders.place(NewOrder.paidNow()
                .withStatus("AWAITING_SHIPMENT")
                .withShipTo(ShipTo.example())
                .withShipping("TIKTOK")));
        masked(orders.place(NewOrder.paidNow()
                .withStatus("AWAITING_SHIPMENT")
                .withShipTo(ShipTo.example())
                .withProfile(OrderProfile.NORMAL.withFulfillment("FULFILLMENT_BY_TIKTOK"))));
    }

    @Test
    void addressChangesAndCancelRequestsDoNotMoveTheUpdateTime() {
        String id = orders.place(NewOrder.shippable(sandbox.clock().instant()));
        long updated = client.order(id).path("update_time").longValue();
        sandbox.clock().advance(Duration.ofMinutes(10));
        orders.changeAddress(id, ShipTo.example(), false);
        orders.requestCancel(id);
        JsonNode order = client.order(id);
        assertThat(order.path("update_time").longValue()).isEqualTo(updated);
        assertThat(order.path("has_updated_recipient_address").booleanValue()).isTrue();
        assertThat(order.path("recipient_address").path("postal_code").asText()).isEqualTo("97301");
        assertThat(order.path("is_buyer_request_cancel").booleanValue()).isTrue();
        assertThat(order.path("request_cancel_time").longValue())
                .isEqualTo(sandbox.clock().seconds());
        orders.withdrawCancelRequest(id);
        assertThat(client.order(id).path("is_buyer_request_cancel").booleanValue())
                .isFalse();
        orders.changeAddress(id, ShipTo.example(), true);
        assertThat(client.order(id).path("update_time").longValue())
                .isEqualTo(sandbox.clock().seconds());
    }

    @Test
    void linesAreCancelledAndShippedOneByOne() {
        String id = orders.place(NewOrder.shippable(sandbox.clock().instant()).withUnits(3));
        orders.cancelLine(id, 2, "BUYER");
        assertThat(client.order(id).path("line_items").findValuesAsText("display_status"))
                .containsExactly("AWAITING_SHIPMENT", "AWAITING_SHIPMENT", "CANCELLED");
        orders.ship(id, 1);
        JsonNode partly = client.order(id);
        assertThat(partly.path("status").asText()).isEqualTo("PARTIALLY_SHIPPING");
        assertThat(partly.path("split_or_combine_tag").asText()).isEqualTo("SPLIT");
        assertThat(partly.path("packages")).hasSize(1);
        assertThat(partly.path("line_items").get(0).path("tracking_number").asText())
                .startsWith("1Z999");
        assertThat(partly.path("line_items").get(1).has("package_id")).isFalse();
        orders.ship(id, 9);
        JsonNode shipped = client.order(id);
        assertThat(shipped.path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(shipped.path("packages").findValuesAsText("id"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        orders.cancelLine(id, 0, "SELLER");
        orders.cancelLine(id, 1, "SELLER");
        assertThat(status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void tikTokLabelsHaveTheirPackageBeforeAnyoneShips() {
        String id = orders.place(NewOrder.paidNow().withShipping("TIKTOK").withUnits(1));
        assertThat(client.order(id).path("line_items").get(0).has("package_id")).isFalse();
        sandbox.clock().advance(Duration.ofHours(1));
        JsonNode line = client.order(id).path("line_items").get(0);
        assertThat(line.path("package_status").asText()).isEqualTo("TO_FULFILL");
        assertThat(line.has("tracking_number")).isFalse();
        orders.setStatus(id, "IN_TRANSIT");
        assertThat(client.order(id)
                        .path("line_items")
                        .get(0)
                        .path("package_status")
                        .asText())
                .isEqualTo("FULFILLING");
        assertThat(client.order(id).path("packages")).hasSize(1);
    }

    @Test
    void anOrderMayBeEditedIntoAnything() {
        String id = orders.place(NewOrder.paidNow().withStatus("FUTURE_STATUS"));
        assertThat(status(id)).isEqualTo("FUTURE_STATUS");
        orders.edit(
                id,
                Json.parseObject("{\"payment\":{\"total_amount\":7},\"line_items\":\"none\",\"seller_note\":null}")
                        .orElseThrow());
        JsonNode order = client.order(id);
        assertThat(order.path("payment").path("total_amount").isInt()).isTrue();
        assertThat(order.path("payment").path("currency").asText()).isEqualTo("USD");
        assertThat(order.path("line_items").asText()).isEqualTo("none");
        assertThat(order.has("seller_note")).isFalse();
    }

    @Test
    void manyOrdersAreSpreadOverTime() {
        Instant from = sandbox.clock().instant().minus(Duration.ofHours(1));
        String shop = sandbox.control().sellers().all().get(0).shops().get(0).id();
        var ids = orders.place(
                shop, NewOrder.shippable(from).withSkus("MUG-FERN-GRN").withSpacing(Duration.ofSeconds(10)), 50);
        JsonNode last = client.order(ids.get(49));
        assertThat(last.path("update_time").longValue()).isEqualTo(from.getEpochSecond() + 490);
        assertThat(last.path("line_items").get(0).path("seller_sku").asText()).isEqualTo("MUG-FERN-GRN");
    }

    @Test
    void wishesThatCannotBeMetAreTold() {
        String id = orders.place(NewOrder.paidNow());
        assertThatThrownBy(() -> orders.pay(id)).isInstanceOf(IllegalStateException.class);
        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(status(id)).isEqualTo("AWAITING_SHIPMENT");
        assertThatThrownBy(() -> orders.pay("5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orders.place(NewOrder.paidNow().withSkus("NO-SUCH")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String status(String id) {
        return client.order(id).path("status").asText();
    }

    private void noAddress(String id) {
        JsonNode address = client.order(id).path("recipient_address");
        assertThat(address.path("full_address").asText()).isEmpty();
        assertThat(address.path("district_info")).isEmpty();
    }

    private void masked(String id) {
        JsonNode address = client.order(id).path("recipient_address");
        assertThat(address.path("name").asText()).isEqualTo("O*** F***");
        assertThat(address.path("phone_number").asText()).isEqualTo("(+1)503-***-**99");
        assertThat(address.path("postal_code").asText()).isEqualTo("97***");
        assertThat(address.path("address_line1").asText()).isEqualTo("8* ***** ***** **");
        assertThat(address.path("full_address").asText())
                .doesNotContain("Heron", "Salem")
                .contains("Oregon");
    }
}
