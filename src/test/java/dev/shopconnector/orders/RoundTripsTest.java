package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What importing costs on full pages, counted by the database server and by TikTok's side. A round trip is a command that
 * the server took: every statement, COMMIT and SET, and every statement that it prepared (MariaDB counts them all in
 * {@code Queries}). The whole server is counted, with every tick, claim and review of the node.
 */
class RoundTripsTest {
    private static final int ORDERS = 3_000;

    @Test
    void anOrderCostsAtMostATwentiethOfARoundTripAndAHundredthOfACall() throws Exception {
        StepHooks hooks = new StepHooks();
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        sandbox.baseUrl(),
                        EmbeddedMariaDb.shared().freshUrl(),
                        hooks,
                        "orders.poll.tick-millis=5000",
                        "orders.poll.interval-millis=86400000")) {
            Instant from = sandbox.clock().instant().minus(Duration.ofDays(5));
            readOnce(hooks, () -> connector.connect("1", from));
            sandbox.control()
                    .orders()
                    .place(
                            sandbox.control().sellers().all().get(0).shops().get(0).id(),
                            NewOrder.shippable(from).withUpdateTime(from).withSpacing(Duration.ofMinutes(2)),
                            ORDERS);
            sandbox.calls().reset();
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET cursor_at = import_from"));
            Map<String, Long> before = served(connector);

            readOnce(hooks, () -> connector.sql(
                    jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)")));

            Map<String, Long> after = served(connector);
            assertThat(connector.count("SELECT COUNT(*) FROM orders")).isEqualTo(ORDERS);
            after.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
            after.values().removeIf(count -> count == 0);
            assertThat(after.getOrDefault("COM_INSERT", 0L)).as("pages written").isBetween(30L, 32L);
            assertThat((double) after.getOrDefault("QUERIES", 0L) / ORDERS)
                    .as("round trips per order, %s", after)
                    .isPositive()
                    .isLessThanOrEqualTo(0.05);
            assertThat((double) sandbox.calls().count() / ORDERS)
                    .as("calls per order, %s", sandbox.calls().counts())
                    .isPositive()
                    .isLessThanOrEqualTo(0.011);
            System.out.println("Importing " + ORDERS + " orders on full pages: " + after + ", calls " + sandbox.calls().counts());
        }
    }

    /** Lets the shop be read from beginning to end, without asking the database whether it was. */
    private static void readOnce(StepHooks hooks, Runnable what) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        hooks.after("orders.poll.done", done::countDown);
        what.run();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Map<String, Long> served(RunningConnector connector) {
        Map<String, Long> counts = new TreeMap<>();
        connector.sql(jdbc -> jdbc.query(
                "SELECT VARIABLE_NAME, VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME"
                        + " = 'QUERIES' OR VARIABLE_NAME LIKE 'COM\\_%'",
                (row, number) -> counts.put(row.getString(1), row.getLong(2))));
        return counts;
    }
}
