package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.Call;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever TikTok answers, in the end every order is stored once, and no reading is stuck. */
class HostileTikTokTest {
    private static final String SEARCH_PATH = "/order/202309/orders/search";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(150));
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            EmbeddedMariaDb.shared().freshUrl(),
            "orders.import.page-size=20",
            "tiktok.response-timeout=500ms",
            "tiktok.transient-error.base-delay=20ms",
            "tiktok.rate-limited.base-delay=20ms");

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    private void connect() {
        connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    }

    private void awaitEveryOrder(int count) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(connector.count("SELECT COUNT(*) FROM orders"))
                        .isEqualTo(count));
        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 0 AND polled_at IS NOT NULL")
                                == 1);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.of(FaultKind.REPEAT_PAGE),
                Fault.of(FaultKind.EMPTY_PAGE),
                Fault.of(FaultKind.TRUNCATE),
                Fault.of(FaultKind.DROP),
                Fault.of(FaultKind.RESET),
                Fault.of(FaultKind.INTERNAL_ERROR),
                Fault.of(FaultKind.UNAVAILABLE),
                Fault.stall(Duration.ofSeconds(2)),
                Fault.envelope(200, 36009003, "Internal error."),
                Fault.envelope(200, 10002014, "Order read failed."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPageThatGoesWrongSeveralTimesCostsNoOrder(Fault fault) {
        sandbox.control().fault(fault.on("*" + SEARCH_PATH).times(4));
        connect();
        awaitEveryOrder(150);
    }

    @Test
    void moreOrdersThanAPageInOneSecondAreAllFound() {
        Instant second = sandbox.clock().instant().minusSeconds(7_200);
        String shop = sandbox.control().sellers().all().get(0).shops().get(0).id();
        sandbox.control().orders().place(shop, NewOrder.shippable(second).withUpdateTime(second), 130);
        connect();
        awaitEveryOrder(280);
    }

    @Test
    void ordersThatMoveWhileTheyAreReadAreStoredAsTheyAreInTheEnd() {
        connect();
        List<String> moving = connectorAwaitsSome();
        for (String id : moving) {
            sandbox.clock().advance(Duration.ofSeconds(1));
            sandbox.control().orders().setStatus(id, "COMPLETED");
        }
        awaitEveryOrder(150);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'COMPLETED'"
                                + " AND order_id IN ('" + String.join("','", moving) + "')")
                        == moving.size());
    }

    private List<String> connectorAwaitsSome() {
        String shippable = "FROM orders WHERE tiktok_status = 'AWAITING_SHIPMENT'";
        await().atMost(Duration.ofSeconds(40)).until(() -> connector.count("SELECT COUNT(*) " + shippable) > 0);
        return connector.sql(jdbc -> jdbc.queryForList(
                "SELECT order_id " + shippable + " ORDER BY tiktok_update_time LIMIT 10", String.class));
    }

    @Test
    void whileTikTokAsksToWaitTheShopIsLeftAlone() {
        sandbox.control().fault(Fault.throttle(2).on("*" + SEARCH_PATH).times(3));
        connect();
        awaitEveryOrder(150);

        List<Call> searches = sandbox.calls().of("POST " + SEARCH_PATH);
        assertThat(searches.stream().filter(call -> call.status() == 429)).hasSize(3);
    }
}
