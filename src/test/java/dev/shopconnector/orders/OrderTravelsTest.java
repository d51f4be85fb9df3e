package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The main job: from TikTok's search to ShipStation's export, over HTTP and a real database. */
class OrderTravelsTest {
    private static final Set<String> KNOWN_TYPES =
            Set.of("", "NORMAL", "ZERO_LOTTERY", "PRE_ORDER", "MADE_TO_ORDER", "BACK_ORDER");
    private static final Set<String> SHIPPED = Set.of("AWAITING_COLLECTION", "IN_TRANSIT", "DELIVERED", "COMPLETED");
    private static final Set<String> TO_SHIP = Set.of("AWAITING_SHIPMENT", "PARTIALLY_SHIPPING");

    private static final TikTokSandbox SANDBOX = TikTokSandbox.start(SandboxOptions.forTests());
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());
    private static final String KEY = CONNECTOR.connect("1", Instant.parse("2026-08-01T00:00:00Z"));

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private static void awaitOrders(int atLeast) {
        await().atMost(Duration.ofSeconds(60)).until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders") >= atLeast);
    }

    @Test
    void everyOrderOfTheShopIsStoredOnceWithAReasonAndExactlyTheGoodOnesAreServed() {
        awaitOrders(300);
        List<JsonNode> served = CONNECTOR.export(KEY, Instant.EPOCH);
        List<String> ids =
                CONNECTOR.sql(jdbc -> jdbc.queryForList("SELECT order_id FROM orders ORDER BY order_id", String.class));

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(300);
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE JSON_VALUE(judgement, '$.reason') IS NULL"
                        + " OR JSON_VALUE(judgement, '$.rule') IS NULL"))
                .isZero();
        Set<String> expected = ids.stream().filter(this::mayBeServed).collect(Collectors.toSet());
        assertThat(served).extracting(order -> order.path("order_id").asText()).doesNotHaveDuplicates();
        assertThat(served.stream().map(order -> order.path("order_id").asText()).collect(Collectors.toSet()))
                .isEqualTo(expected);
        assertThat(served).allSatisfy(order -> assertThat(order.path("status").asText())
                .isEqualTo(expectedStatus(
                        SANDBOX.control().orders().show(order.path("order_id").asText()))));
    }

    /** The import rule of the TikTok contract (5.6) and the status table, read off the order as TikTok shows it. */
    private boolean mayBeServed(String id) {
        JsonNode order = SANDBOX.control().orders().show(id);
        String status = order.path("status").asText();
        boolean addressClear = !order.path("recipient_address")
                        .path("address_line1")
                        .asText("")
                        .isEmpty()
                && !order.path("recipient_address").toString().contains("*");
        boolean knownKind = KNOWN_TYPES.contains(order.path("order_type").asText(""))
                && order.path("fulfillment_type").asText().equals("FULFILLMENT_BY_SELLER")
                && order.path("shipping_type").asText().equals("SELLER");
        boolean hourOver = order.path("is_on_hold_order").asBoolean()
                || SANDBOX.clock().seconds() >= order.path("paid_time").asLong() + 3600;
        boolean toShip = TO_SHIP.contains(status)
                && hourOver
                && !order.path("is_buyer_request_cancel").asBoolean();
        return knownKind && addressClear && (toShip || SHIPPED.contains(status) || status.equals("CANCELLED"));
    }

    private static String expectedStatus(JsonNode order) {
        String status = order.path("status").asText();
        return TO_SHIP.contains(status) ? "AwaitingShipment" : status.equals("CANCELLED") ? "Cancelled" : "Completed";
    }

    @Test
    void anOrderPlacedNowArrivesAndCanSayWhyItIsWhereItIs() {
        String id = SANDBOX.control().orders().place(NewOrder.paidNow().withUnits(2));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> CONNECTOR.explanation(KEY, id).path("found").asBoolean());

        JsonNode held = CONNECTOR.explanation(KEY, id);
        assertThat(held.path("verdict").asText()).isEqualTo("hold");
        assertThat(held.path("summary").asText()).startsWith("Held. ").contains("until");
    }

    @Test
    void anOrderThatWasNeverSeenIsExplainedToo() {
        awaitOrders(300);
        JsonNode unknown = CONNECTOR.explanation(KEY, "1");
        assertThat(unknown.path("found").asBoolean()).isFalse();
        assertThat(unknown.path("summary").asText()).startsWith("Not in any window read so far: ");
    }
}
