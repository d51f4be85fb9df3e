package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.settings.SettledShop;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is handed out as shippable of which nobody knows what became of it meanwhile, and nothing of that is lost. */
class WithheldOrdersTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SEARCH = "/order/202309/orders/search";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final RunningConnector connector =
            RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), "orders.export.page-size=1");
    private final String key = connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    private final String shop =
            sandbox.control().sellers().all().get(0).shops().get(0).id();
    private final ExportClient client = new ExportClient(connector, key, Duration.ZERO);

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void anOrderThatIsCancelledWhileTheStoreIsSwitchedOffIsNeverHandedOutAsShippable() {
        String had = shippable();
        assertThat(statuses(client.next())).containsExactly(had + " AwaitingShipment");
        String cancelled = shippable();
        String kept = shippable();

        switchStore("");
        sandbox.control().orders().cancel(cancelled, "BUYER");

        assertThat(statuses(client.next())).isEmpty();
        assertThat(connector.explanation(key, kept).path("summary").asText())
                .contains("not handed out")
                .contains("switched off");
        assertThat(statuses(everything()))
                .as("what ShipStation has is served as it was")
                .containsExactly(had + " AwaitingShipment");

        switchStore("on");

        List<JsonNode> later = nextWith(client, kept);
        assertThat(statuses(later))
                .contains(kept + " AwaitingShipment")
                .doesNotContain(cancelled + " AwaitingShipment");
        assertThat(connector.explanation(key, kept).path("summary").asText()).contains("ShipStation has it");
    }

    @Test
    void anActiveStoreThatCannotBeReadForTooLongHandsOutNothingNewAndCatchesUp() {
        String had = shippable();
        client.next();
        String cancelled = shippable();
        String kept = shippable();
        unreadableSince(Duration.ofMinutes(61));
        sandbox.control().orders().cancel(cancelled, "BUYER");

        ExportClient reader = new ExportClient(connector, key, Duration.ZERO);
        assertThat(statuses(reader.next()))
                .as("what ShipStation has is served as it was, and nothing else")
                .containsExactly(had + " AwaitingShipment");
        assertThat(connector.explanation(key, kept).path("summary").asText())
                .contains("not handed out")
                .contains("has not been read since");

        sandbox.control().clearFaults();

        assertThat(statuses(nextWith(reader, kept)))
                .contains(kept + " AwaitingShipment")
                .doesNotContain(cancelled + " AwaitingShipment");
    }

    @Test
    void whatWasReadBeforeTheAuthorisationEndedSaysNothingAfterAReconnect() {
        String cancelled = shippable();
        connector.sql(
                jdbc -> jdbc.update("UPDATE connections SET state = 'needs_reauthorization', stopped_at = SYSDATE(6)"));
        sandbox.control().orders().cancel(cancelled, "BUYER");
        sandbox.control()
                .fault(Fault.envelope(401, 105005, "Access denied").on(SEARCH).times(0));
        connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
        assertThat(connector.count("SELECT COUNT(*) FROM connections WHERE state = 'active'"))
                .isEqualTo(1);

        assertThat(statuses(client.next())).isEmpty();

        sandbox.control().clearFaults();
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'CANCELLED'") == 1);
        assertThat(statuses(everything())).doesNotContain(cancelled + " AwaitingShipment");
    }

    @Test
    void aShortTroubleHoldsNothingBack() {
        String order = shippable();
        unreadableSince(Duration.ofMinutes(30));

        assertThat(statuses(everything())).containsExactly(order + " AwaitingShipment");
    }

    @Test
    void aClosedOrderGoesOutAlthoughTheStoreIsSwitchedOff() {
        String order = shippable();
        sandbox.clock().advance(Duration.ofMinutes(1));
        sandbox.control().orders().cancel(order, "BUYER");
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'CANCELLED'") == 1);

        switchStore("");

        assertThat(statuses(client.next())).containsExactly(order + " Cancelled");
    }

    @Test
    void aWindowWhoseCursorIsUsedAfterTheStoreWasSwitchedOffHoldsNothingNewAndLosesNothing() {
        List<String> orders = List.of(shippable(), shippable(), shippable());
        Instant end = Instant.now();
        JsonNode first = client.first(Instant.EPOCH, end);
        Set<String> served = new TreeSet<>(ids(first));
        assertThat(served).hasSize(1);

        switchStore("");
        JsonNode second = client.after(first);
        assertThat(second.path("sales_orders")).isEmpty();
        assertThat(second.has("cursor")).isFalse();
        switchStore("on");

        await().atMost(SOON).untilAsserted(() -> {
            served.addAll(ids(client.first(end, Instant.now())));
            served.addAll(client.nextUntil(Instant.now()).stream()
                    .map(order -> order.path("order_id").asText())
                    .toList());
            assertThat(served).containsAll(orders);
        });
    }

    /** A reader whose windows touch, while the store is switched to and fro and orders come and are cancelled. */
    @Test
    void whateverHappensBetweenTheWindowsEachOrderComesAndNoneAsShippableThatWasCancelledUnseen() {
        Random random = new Random(20261123);
        List<String> orders = new ArrayList<>();
        Set<String> cancelledUnseen = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        boolean on = true;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(5)) {
                case 0 -> orders.add(on ? shippable() : place());
                case 1 -> {
                    on = !on;
                    switchStore(on ? "on" : "");
                }
                case 2, 3 -> {
                    List<String> waiting = orders.stream()
                            .filter(order ->
                                    !cancelledUnseen.contains(order) && !seen.contains(order + " AwaitingShipment"))
                            .toList();
                    if (!on && !waiting.isEmpty()) {
                        String order = waiting.get(random.nextInt(waiting.size()));
                        sandbox.control().orders().cancel(order, "BUYER");
                        cancelledUnseen.add(order);
                    }
                }
                default -> seen.addAll(statuses(client.next()));
            }
        }
        switchStore("on");

        await().atMost(SOON).untilAsserted(() -> {
            seen.addAll(statuses(client.next()));
            assertThat(seen)
                    .containsAll(orders.stream()
                            .filter(order -> !cancelledUnseen.contains(order))
                            .map(order -> order + " AwaitingShipment")
                            .toList());
        });
        assertThat(cancelledUnseen).isNotEmpty();
        assertThat(seen)
                .doesNotContainAnyElementsOf(cancelledUnseen.stream()
                        .map(order -> order + " AwaitingShipment")
                        .toList());
    }

    private String place() {
        return sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
    }

    /** An order that may ship at once, read and never handed out. */
    private String shippable() {
        String order = place();
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ? AND verdict = 'serve'", order)
                                == 1);
        return order;
    }

    private void switchStore(String on) {
        SettledShop.save(connector, shop, "active", on);
    }

    /** TikTok refuses the search, and has done so for that long; so long ago is all that was read. */
    private void unreadableSince(Duration howLong) {
        sandbox.control()
                .fault(Fault.envelope(401, 105005, "Access denied").on(SEARCH).times(0));
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures > 0") == 1);
        long seconds = howLong.toSeconds();
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET polled_at = SYSDATE(6) - INTERVAL ? SECOND", seconds)
                + jdbc.update("UPDATE orders SET modified_at = modified_at - INTERVAL ? SECOND", seconds));
        sandbox.clock().advance(howLong);
    }

    /** The windows from here on until one holds the order. */
    private List<JsonNode> nextWith(ExportClient reader, String order) {
        List<JsonNode> seen = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            seen.addAll(reader.next());
            return seen.stream().anyMatch(one -> one.path("order_id").asText().equals(order));
        });
        return seen;
    }

    private List<JsonNode> everything() {
        return connector.export(key, Instant.EPOCH);
    }

    private static Set<String> statuses(List<JsonNode> orders) {
        return orders.stream()
                .map(order -> order.path("order_id").asText() + " "
                        + order.path("status").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("sales_orders")
                .forEach(order -> ids.add(order.path("order_id").asText()));
        return ids;
    }
}
