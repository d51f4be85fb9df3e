package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/**
 * How near to the rate limit a backlog drains, and how much memory is left in use on the way. Timed, so the build does not
 * run it; docs/benchmarks.md says how to.
 */
class ParcelDrainBenchmark {
    private static final int PARCELS = Integer.getInteger("bench.parcels", 1_000);
    private static final int CALLS_PER_SECOND = Integer.getInteger("bench.calls-per-second", 5);
    private static final int LINES = 10;

    @Test
    void paceAndMemory() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        "orders.poll.interval-millis=86400000",
                        "shipments.accept.patience-millis=1",
                        "tiktok.calls-per-second=" + CALLS_PER_SECOND)) {
            List<String> orders = ManyParcels.place(sandbox, "1", PARCELS, 1);
            String key = connector.connect("1", Instant.parse("2026-10-01T00:00:00Z"));
            ManyParcels.awaitImported(connector, PARCELS);
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = '2099-01-01'"));
            ManyParcels.ship(new ShippingStation(connector, key), orders);
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = NULL, poll_due_at = '2099-01-01'"));

            long begin = System.nanoTime();
            connector.bean(ProducerTemplate.class).sendBody("seda:shipments.push", 1);
            for (int line = 1; line <= LINES; line++) {
                int enough = PARCELS * line / LINES;
                ManyParcels.awaitAccepted(connector, enough, 2 * PARCELS);
                print(enough, System.nanoTime() - begin);
            }
            ManyParcels.assertEachArrivedOnce(connector, sandbox, orders);
            assertThat(sandbox.control().parcels().all()).hasSize(PARCELS);
        }
    }

    private static void print(int parcels, long nanos) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT,
                "drain: %d parcels after %.1f s, %.1f %% of the limit's pace, %d MB in use%n",
                parcels,
                seconds,
                100 * parcels / (seconds * CALLS_PER_SECOND),
                memory.getHeapMemoryUsage().getUsed() >> 20);
    }
}
