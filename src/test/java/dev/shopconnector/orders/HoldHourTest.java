package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.OrderControl;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRotation;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not ship is not handed out, to the second; what ShipStation has already is told to wait or to stop. */
class HoldHourTest {
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests()
                    .withOrders(0)
                    .withRefreshTokens(Duration.ofDays(400), RefreshRotation.OLD_DIES)
                    .withClock(Instant.parse("2026-02-01T12:00:00Z"), false));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX, EmbeddedMariaDb.shared().freshUrl(), "orders.poll.interval-millis=86400000");
    private static final String KEY =
            CONNECTOR.connect("1", SANDBOX.clock().instant().minus(Duration.ofDays(1)));
    private static final OrderControl ORDERS = SANDBOX.control().orders();

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    /** The second time of day is the hour that the US skips, and repeats, in those nights. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-10T15:00:00Z", "2026-03-08T06:30:00Z", "2026-11-01T05:30:00Z"})
    void anOrderThatTikTokDoesNotHoldWaitsForTheBuyersHourToTheSecond(String paid) {
        Instant paidAt = Instant.parse(paid);
        SANDBOX.clock().set(paidAt);
        String id = ORDERS.place(NewOrder.paidNow().skippingHold());

        at(paidAt.plusSeconds(3_599));
        assertThat(exported(id)).isEmpty();
        JsonNode held = CONNECTOR.explanation(KEY, id);
        assertThat(held.path("verdict").asText()).isEqualTo("hold");
        assertThat(held.path("summary").asText())
                .isEqualTo("Held. The buyer may still cancel this order freely, until " + paidAt.plusSeconds(3_600) + ".");
        assertThat(Instant.parse(held.path("review_at").asText())).isEqualTo(paidAt.plusSeconds(3_600));

        at(paidAt.plusSeconds(3_600));
        assertThat(status(id)).isEqualTo("AwaitingShipment");
        JsonNode served = CONNECTOR.explanation(KEY, id);
        assertThat(served.path("verdict").asText()).isEqualTo("serve");
        assertThat(served.path("summary").asText()).startsWith("ShipStation has it. ");
        assertThat(served.path("journey").path(0).path("rule").asText()).isEqualTo("buyers-hour");
    }

    @Test
    void anOrderOnHoldFollowsWhenTikTokReleasesIt() {
        Instant paidAt = SANDBOX.clock().instant();
        String id = ORDERS.place(NewOrder.paidNow());

        at(paidAt.plusSeconds(3_599));
        assertThat(exported(id)).isEmpty();
        assertThat(CONNECTOR.explanation(KEY, id).path("summary").asText())
                .isEqualTo("Held. TikTok holds this order while the buyer may still cancel it, until "
                        + paidAt.plusSeconds(3_600) + ".");

        at(paidAt.plusSeconds(3_600));
        assertThat(status(id)).isEqualTo("AwaitingShipment");
    }

    @Test
    void anExportedOrderThatIsCancelledAndMaskedIsToldCancelledWithItsStoredAddress() {
        String id = exportedOrder();
        JsonNode address = shipTo(exported(id).orElseThrow());

        ORDERS.cancel(id, "BUYER");
        poll();

        assertThat(ORDERS.show(id).path("recipient_address").toString()).contains("*");
        assertThat(status(id)).isEqualTo("Cancelled");
        assertThat(shipTo(exported(id).orElseThrow())).isEqualTo(address);
    }

    @Test
    void anExportedOrderWhoseBuyerAsksToCancelIsToldToWaitAndThenToGoOn() {
        String id = exportedOrder();

        ORDERS.requestCancel(id);
        advance(Duration.ofMinutes(30));
        assertThat(status(id)).isEqualTo("OnHold");

        ORDERS.withdrawCancelRequest(id);
        advance(Duration.ofMinutes(10));
        assertThat(status(id)).isEqualTo("AwaitingShipment");
    }

    @Test
    void anExportedOrderWhoseAddressBecomesIncompleteIsToldToWaitAndIsStillToldThatItIsCancelled() {
        String id = exportedOrder();

        loseStreet(id);
        advance(Duration.ofMinutes(30));
        assertThat(status(id)).isEqualTo("OnHold");
        assertThat(CONNECTOR.explanation(KEY, id).path("summary").asText()).contains("address_line_1");

        ORDERS.cancel(id, "BUYER");
        poll();
        assertThat(status(id)).isEqualTo("Cancelled");
    }

    @Test
    void anOrderWhoseAddressBecameIncompleteDoesNotGoToTheOldAddressWhenTikTokMasksTheNewOne() {
        String id = exportedOrder();
        loseStreet(id);
        advance(Duration.ofMinutes(30));

        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        masked.putObject("recipient_address").put("address_line1", "4** ******* **").put("name", "J*** D**");
        ORDERS.edit(id, masked);
        advance(Duration.ofHours(1));

        assertThat(status(id)).isEqualTo("OnHold");
    }

    private static void loseStreet(String id) {
        ObjectNode incomplete = JsonNodeFactory.instance.objectNode();
        incomplete
                .putObject("recipient_address")
                .put("address_line1", "")
                .put("address_line2", "")
                .put("address_detail", "")
                .put("full_address", "");
        ORDERS.edit(id, incomplete);
    }

    private static String exportedOrder() {
        String id = ORDERS.place(NewOrder.shippable(SANDBOX.clock().instant()));
        poll();
        assertThat(status(id)).isEqualTo("AwaitingShipment");
        return id;
    }

    private static void at(Instant time) {
        poll();
        SANDBOX.clock().set(time);
        poll();
    }

    private static void advance(Duration by) {
        SANDBOX.clock().advance(by);
        poll();
    }

    /** One reading of the shop from beginning to end, reviews included. */
    private static void poll() {
        CONNECTOR.sql(
                jdbc -> jdbc.update("UPDATE shops SET polled_at = NULL, poll_due_at = SYSDATE(6) WHERE lease_until IS NULL"));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
    }

    private static Optional<JsonNode> exported(String id) {
        return CONNECTOR.export(KEY, Instant.EPOCH).stream()
                .filter(order -> order.path("order_id").asText().equals(id))
                .findFirst();
    }

    private static String status(String id) {
        return exported(id).orElseThrow().path("status").asText();
    }

    private static JsonNode shipTo(JsonNode order) {
        JsonNode address = order.path("requested_fulfillments").path(0).path("ship_to");
        assertThat(address.path("address_line_1").asText()).isNotEmpty().doesNotContain("*");
        return address;
    }
}
