package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order that must wait is not handed out; one that turns is told. On the sandbox's clock, through all parts. */
class HoldsAndTurnsTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final RunningConnector connector =
            RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());
    private final String key = connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    private Optional<JsonNode> exported(String id) {
        List<JsonNode> orders = connector.export(key, Instant.EPOCH);
        return orders.stream()
                .filter(order -> order.path("order_id").asText().equals(id))
                .findFirst();
    }

    private String statusOf(String id) {
        return exported(id).map(order -> order.path("status").asText()).orElse("not handed out");
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(statusOf(id)).isEqualTo(status));
    }

    private String ruleOf(String id) {
        JsonNode rules = connector.explanation(key, id).path("rules");
        return rules.path(rules.size() - 1).path("rule").asText();
    }

    private void awaitRule(String id, String rule) {
        await().atMost(SOON).untilAsserted(() -> assertThat(ruleOf(id)).isEqualTo(rule));
    }

    /** Waits until the shop was read to the end at least once more on the clock as it stands. */
    private void awaitAnotherReading() {
        String before = polledAt();
        await().atMost(SOON).until(() -> !polledAt().equals(before));
        String once = polledAt();
        await().atMost(SOON).until(() -> !polledAt().equals(once));
    }

    private String polledAt() {
        @Nullable
        String at = connector.sql(jdbc ->
                jdbc.queryForObject("SELECT COALESCE(CAST(MAX(polled_at) AS CHAR), 'never') FROM shops", String.class));
        return String.valueOf(at);
    }

    @Test
    void theBuyersHourEndsToTheSecond() {
        String id = sandbox.control().orders().place(NewOrder.paidNow().skippingHold());
        awaitRule(id, "buyers-hour");
        long paid = sandbox.control().orders().show(id).path("paid_time").asLong();

        sandbox.clock().set(Instant.ofEpochSecond(paid + 3599));
        awaitAnotherReading();
        assertThat(statusOf(id)).isEqualTo("not handed out");
        assertThat(connector.explanation(key, id).path("summary").asText())
                .contains(Instant.ofEpochSecond(paid + 3600).toString());

        sandbox.clock().set(Instant.ofEpochSecond(paid + 3600));
        awaitStatus(id, "AwaitingShipment");
        assertThat(connector
                        .explanation(key, id)
                        .path("journey")
                        .path(0)
                        .path("rule")
                        .asText())
                .isEqualTo("buyers-hour");
    }

    @Test
    void aHoldOfTikToksOwnIsReleasedWithTheAddressThatComesThen() {
        String id = sandbox.control().orders().place(NewOrder.paidNow());
        awaitRule(id, "on-hold");
        assertThat(statusOf(id)).isEqualTo("not handed out");

        sandbox.clock().advance(Duration.ofMinutes(61));
        awaitStatus(id, "AwaitingShipment");
        assertThat(exported(id)
                        .orElseThrow()
                        .at("/requested_fulfillments/0/ship_to/address_line_1")
                        .asText())
                .isNotBlank();
    }

    @Test
    void anOrderThatIsCancelledAfterItWasHandedOutIsToldSoWithTheAddressThatTikTokMasksNow() {
        String id = sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
        awaitStatus(id, "AwaitingShipment");
        JsonNode address = exported(id).orElseThrow().at("/requested_fulfillments/0/ship_to");

        sandbox.clock().advance(Duration.ofMinutes(5));
        sandbox.control().orders().cancel(id, "BUYER");
        assertThat(sandbox.control().orders().show(id).path("recipient_address").toString())
                .contains("*");

        awaitStatus(id, "Cancelled");
        assertThat(exported(id).orElseThrow().at("/requested_fulfillments/0/ship_to"))
                .isEqualTo(address);
    }

    @Test
    void aPhoneThatTikTokMasksLaterStaysWithTheOrder() throws Exception {
        String id = shippable();
        awaitStatus(id, "AwaitingShipment");
        JsonNode address = exported(id).orElseThrow().at("/requested_fulfillments/0/ship_to");
        assertThat(address.path("phone").asText()).isNotBlank();

        edit(id, "{\"recipient_address\":{\"phone_number\":\"(+1)213-***-1234\"},\"seller_note\":\"masked now\"}");
        sandbox.clock().advance(Duration.ofMinutes(31));
        await().atMost(SOON).untilAsserted(() -> assertThat(exported(id).map(JsonNode::toString))
                .hasValueSatisfying(order -> assertThat(order).contains("masked now")));
        assertThat(exported(id).orElseThrow().at("/requested_fulfillments/0/ship_to"))
                .isEqualTo(address);
    }

    @Test
    void anOrderThatIsCancelledAfterItLeftSellerShippingIsToldSo() throws Exception {
        String id = shippable();
        awaitStatus(id, "AwaitingShipment");
        edit(id, "{\"shipping_type\":\"TIKTOK\",\"line_items\":null}");
        sandbox.clock().advance(Duration.ofMinutes(31));
        awaitStatus(id, "OnHold");

        sandbox.control().orders().cancel(id, "BUYER");
        awaitStatus(id, "Cancelled");
    }

    @Test
    void anOrderThatTheBuyerAskedToCancelAfterItWasHandedOutIsToldToWaitAndGoesOnWhenTheRequestIsWithdrawn() {
        String id = sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
        awaitStatus(id, "AwaitingShipment");

        sandbox.control().orders().requestCancel(id);
        sandbox.clock().advance(Duration.ofMinutes(31));
        awaitStatus(id, "OnHold");
        assertThat(connector.explanation(key, id).path("summary").asText())
                .startsWith("ShipStation has it already and is told to wait.");

        sandbox.control().orders().withdrawCancelRequest(id);
        sandbox.clock().advance(Duration.ofMinutes(11));
        awaitStatus(id, "AwaitingShipment");
    }

    @Test
    void anOrderThatWasNeverHandedOutAndIsHeldIsNeverHandedOut() {
        String id = sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
        sandbox.control().orders().requestCancel(id);
        awaitRule(id, "cancel-requested");
        assertThat(statusOf(id)).isEqualTo("not handed out");
    }

    @Test
    void aCorrectedAddressIsFollowedAndAnIncompleteOneStopsTheOrder() {
        String id = sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
        awaitStatus(id, "AwaitingShipment");
        ShipTo example = ShipTo.example();
        ShipTo moved = new ShipTo(
                "Ada", "Newplace", example.phone(), "99 New Street", "", "Reno", "Washoe", "Nevada", "NV", "89502", "");

        sandbox.control().orders().changeAddress(id, moved, false);
        sandbox.clock().advance(Duration.ofMinutes(31));
        // An order that is written while a window is read lies behind that window's end, and is in the next one.
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        exported(id).map(order -> order.at("/requested_fulfillments/0/ship_to/address_line_1")
                                .asText()))
                .contains("99 New Street"));

        ShipTo incomplete = new ShipTo(
                "Ada", "Newplace", example.phone(), "1 Other Street", "", "Reno", "Washoe", "Nevada", "NV", "", "");
        sandbox.control().orders().changeAddress(id, incomplete, false);
        sandbox.clock().advance(Duration.ofMinutes(31));
        awaitStatus(id, "OnHold");
        assertThat(ruleOf(id)).isEqualTo("address");
    }

    @Test
    void theEndOfDaylightSavingTimeMovesNothing() {
        // In New York 2026-11-01 has the hour from 1 to 2 twice: 05:00Z to 07:00Z.
        sandbox.clock().set(Instant.parse("2026-11-01T05:30:00Z"));
        String first = sandbox.control().orders().place(NewOrder.paidNow().skippingHold());
        awaitRule(first, "buyers-hour");
        sandbox.clock().set(Instant.parse("2026-11-01T06:29:59Z"));
        String second = sandbox.control().orders().place(NewOrder.paidNow().skippingHold());
        awaitRule(second, "buyers-hour");
        assertThat(statusOf(first)).isEqualTo("not handed out");

        sandbox.clock()
                .set(Instant.ofEpochSecond(
                        sandbox.control().orders().show(first).path("paid_time").asLong() + 3600));
        awaitStatus(first, "AwaitingShipment");
        assertThat(statusOf(second)).isEqualTo("not handed out");
    }

    private void edit(String id, String mergePatch) throws JsonProcessingException {
        sandbox.control().orders().edit(id, (ObjectNode) new ObjectMapper().readTree(mergePatch));
    }

    private String shippable() {
        return sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
    }

    @Test
    void hostileJsonOfOneOrderHoldsThatOrderAloneAndIsForgottenWhenItIsMended() throws Exception {
        String broken = shippable();
        String good = shippable();
        edit(broken, "{\"line_items\":\"none\"}");
        awaitStatus(good, "AwaitingShipment");
        awaitRule(broken, "readable");
        assertThat(statusOf(broken)).isEqualTo("not handed out");

        edit(broken, "{\"line_items\":" + sandbox.control().orders().show(good).path("line_items") + "}");
        sandbox.clock().advance(Duration.ofHours(7));
        awaitStatus(broken, "AwaitingShipment");
    }

    @Test
    void textWithoutMeasureStopsNeitherThePageNorTheShop() throws Exception {
        String status = shippable();
        edit(status, "{\"status\":\"" + "X".repeat(10_000) + "\"}");
        String street = shippable();
        edit(street, "{\"recipient_address\":{\"address_line1\":\"" + "y".repeat(100_000) + "\"}}");
        String note = shippable();
        edit(note, "{\"seller_note\":\"" + "z".repeat(3 << 20) + "\"}");
        String good = shippable();
        awaitStatus(good, "AwaitingShipment");
        awaitRule(status, "status");
        awaitRule(street, "valid");
        awaitRule(note, "readable");
    }

    @Test
    void anOrderWithoutAnUpdateTimeIsFollowedByReadingItAgain() throws Exception {
        String id = shippable();
        awaitStatus(id, "AwaitingShipment");
        edit(id, "{\"update_time\":null,\"status\":\"CANCELLED\"}");
        sandbox.clock().advance(Duration.ofMinutes(31));
        awaitStatus(id, "Cancelled");
    }

    @Test
    void anOlderStateThatAReviewShowsDoesNotOverwriteTheNewerOne() throws Exception {
        String id = shippable();
        awaitStatus(id, "AwaitingShipment");
        long seen = sandbox.control().orders().show(id).path("update_time").asLong();
        edit(id, "{\"update_time\":" + (seen - 600) + ",\"status\":\"ON_HOLD\"}");

        sandbox.clock().advance(Duration.ofMinutes(31));
        String due = "SELECT COUNT(*) FROM orders WHERE order_id = ? AND review_at > ?";
        await().atMost(SOON)
                .until(() -> connector.count(due, id, sandbox.clock().instant().plusSeconds(3_000)) == 1);
        assertThat(statusOf(id)).isEqualTo("AwaitingShipment");
    }

    @Test
    void anImpossibleUpdateTimeDoesNotOutlastItsCorrection() throws Exception {
        String id = shippable();
        edit(id, "{\"update_time\":253402300799}");
        String good = shippable();
        awaitStatus(good, "AwaitingShipment");
        edit(id, "{\"update_time\":" + sandbox.clock().seconds() + "}");
        sandbox.control().orders().cancel(id, "BUYER");
        sandbox.clock().advance(Duration.ofHours(7));
        awaitStatus(id, "Cancelled");
    }

    @Test
    void aBatchThatTikTokRefusesBecauseOfOneOrderDoesNotHoldTheOthersBack() {
        String first = sandbox.control().orders().place(NewOrder.paidNow().skippingHold());
        String second = sandbox.control().orders().place(NewOrder.paidNow().skippingHold());
        awaitRule(first, "buyers-hour");
        awaitRule(second, "buyers-hour");
        sandbox.control()
                .fault(Fault.envelope(200, 21008111, "Order not found.")
                        .on("/order/202507/orders")
                        .times(2));

        sandbox.clock().advance(Duration.ofMinutes(61));
        await().atMost(SOON)
                .until(() -> List.of(statusOf(first), statusOf(second)).contains("AwaitingShipment"));
        sandbox.clock().advance(Duration.ofMinutes(61));
        awaitStatus(first, "AwaitingShipment");
        awaitStatus(second, "AwaitingShipment");
    }
}
