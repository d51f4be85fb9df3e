package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.Call;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A TikTok that limits, fails, stalls and loses answers, before and after the effect of the call. */
class ParcelsUnderFireTest {
    private static final int SHOPS = 8;
    private static final int PARCELS_PER_SHOP = 250;
    private static final String MARK = "POST /fulfillment/202309/orders/{id}/packages";

    @Test
    void everyParcelArrivesAndNoneTwice() {
        try (TikTokSandbox sandbox = TikTokSandbox.start(
                        SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        "orders.poll.interval-millis=86400000",
                        "shipments.accept.patience-millis=1",
                        "shipments.retry.first-seconds=1",
                        "shipments.retry.most-seconds=2",
                        "tiktok.response-timeout=2s",
                        "tiktok.rate-limited.base-delay=100ms",
                        "tiktok.transient-error.base-delay=50ms")) {
            sandbox.control().parcels().rules().acceptRepeats(true);
            List<String> orders = new ArrayList<>();
            List<ShippingStation> stations = new ArrayList<>();
            for (int shop = 0; shop < SHOPS; shop++) {
                String seller = shop == 0
                        ? "1"
                        : sandbox.control()
                                .sellers()
                                .add("Seller " + shop, 1, 0)
                                .id();
                orders.addAll(ManyParcels.place(sandbox, seller, PARCELS_PER_SHOP, 2));
                stations.add(new ShippingStation(
                        connector, connector.connect(seller, Instant.now().minusSeconds(86_400))));
            }
            ManyParcels.awaitImported(connector, orders.size());
            sandbox.calls().reset();
            openFire(sandbox);

            for (int shop = 0; shop < SHOPS; shop++) {
                ManyParcels.ship(
                        stations.get(shop), orders.subList(shop * PARCELS_PER_SHOP, (shop + 1) * PARCELS_PER_SHOP));
            }
            ManyParcels.awaitNoneWaits(connector, 150);

            ManyParcels.assertEachArrivedOnce(connector, sandbox, orders);
            List<Call> marks = sandbox.calls().of(MARK);
            assertThat(marks)
                    .as("limited")
                    .filteredOn(call -> call.status() == 429)
                    .hasSizeGreaterThan(50);
            assertThat(marks)
                    .as("failed")
                    .filteredOn(call -> call.status() == 500)
                    .hasSizeGreaterThan(20);
            assertThat(connector.count("SELECT COUNT(*) FROM parcels WHERE rule = 'accepted-before'"))
                    .as("parcels whose yes was lost, recognised when their orders were read again")
                    .isGreaterThan(20);
        }
    }

    private static void openFire(TikTokSandbox sandbox) {
        Duration tooLong = Duration.ofSeconds(3);
        List.of(
                        Fault.throttle(1).percent(5, 1),
                        Fault.of(FaultKind.INTERNAL_ERROR).percent(1, 2),
                        Fault.of(FaultKind.INTERNAL_ERROR).afterEffect().percent(1, 3),
                        Fault.stall(tooLong).percent(0.5, 4),
                        Fault.stall(tooLong).withoutEffect().percent(0.5, 5),
                        Fault.of(FaultKind.TRUNCATE).percent(0.4, 6),
                        Fault.of(FaultKind.DROP).percent(0.3, 7),
                        Fault.of(FaultKind.DROP).withoutEffect().percent(0.3, 8))
                .forEach(sandbox.control()::fault);
    }
}
