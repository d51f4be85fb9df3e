package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
        try (Backlog backlog = new Backlog(PARCELS, "tiktok.calls-per-second=" + CALLS_PER_SECOND)) {
            long begin = System.nanoTime();
            backlog.begin();
            for (int line = 1; line <= LINES; line++) {
                int enough = PARCELS * line / LINES;
                ManyParcels.awaitAccepted(backlog.connector, enough, 2 * PARCELS);
                print(enough, System.nanoTime() - begin);
            }
            backlog.assertEachArrivedOnce();
            assertThat(backlog.sandbox.control().parcels().all()).hasSize(PARCELS);
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
