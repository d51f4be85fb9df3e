package dev.shopconnector.webhooks;

import static dev.shopconnector.webhooks.WebhookStage.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.ChildConnector;
import dev.shopconnector.testing.CrashPoint;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.QuickJvm;
import dev.shopconnector.testing.RunningConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A node stores webhooks and does no more; others, one after the other, act on them, and lose their power at each moment
 * between the storing and the end of the effect. The last one lives.
 */
class WebhooksSurviveKillsTest {
    private static final Path LOGS = Path.of("target", "killed-nodes", "webhooks");
    private static final int ORDERS = 20;
    private static final List<String> MOMENTS = List.of(
            "after webhooks.batch.claim#1",
            "before webhooks.batch.settle#1",
            "after webhooks.batch.settle#1",
            "after orders.asked.due#1",
            "after orders.reread.detail#1",
            "before orders.asked.settle#1",
            "after orders.asked.settle#1");

    @Test
    void whatWasStoredHasItsEffectWhicheverNodeLives() {
        String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
        try (TikTokSandbox sandbox = TikTokSandbox.start(
                        SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
                RunningConnector door = RunningConnector.start(
                        sandbox, jdbcUrl, "orders.poll.tick-millis=86400000", "webhooks.act.tick-millis=86400000")) {
            QuickJvm jvm = new QuickJvm(LOGS, sandbox.baseUrl(), jdbcUrl, "-Droutes=webhooks,orders");
            WebhookStage stage = new WebhookStage(sandbox, door);
            door.connect("1", sandbox.clock().instant().minus(Duration.ofDays(1)));
            List<String> orders = sandbox.control()
                    .orders()
                    .place(
                            stage.shopId(),
                            NewOrder.shippable(sandbox.clock().instant().minusSeconds(7_200)),
                            ORDERS);
            // The cursor is past them: nothing but the webhooks leads to these orders.
            door.sql(jdbc -> jdbc.update("UPDATE shops SET cursor_at = UTC_TIMESTAMP(6)"));

            for (String moment : MOMENTS) {
                orders.forEach(order ->
                        assertThat(stage.send(stage.body(3, about(order)))).isEqualTo(200));
                try (ChildConnector node = start(sandbox, jdbcUrl, jvm, moment)) {
                    assertThat(node.awaitEnd(120_000)).as(moment).isTrue();
                    assertThat(node.exitCode()).as(moment).isEqualTo(CrashPoint.EXIT_CODE);
                }
                assertThat(lost(door))
                        .as("after a death %s: neither stored, nor asked for, nor waiting", moment)
                        .isZero();
            }
            try (ChildConnector node = start(sandbox, jdbcUrl, jvm, "")) {
                await().atMost(Duration.ofMinutes(2)).until(stage::isSettled);
                assertThat(node.isAlive()).isTrue();
            }
            assertThat(door.count("SELECT COUNT(*) FROM orders")).isEqualTo(ORDERS);
            assertThat(door.count("SELECT COUNT(*) FROM webhooks WHERE effect = 'read-again'"))
                    .isEqualTo(ORDERS * MOMENTS.size());
        }
    }

    private static ChildConnector start(TikTokSandbox sandbox, String jdbcUrl, QuickJvm jvm, String crash) {
        return ChildConnector.start(
                sandbox.baseUrl(),
                jdbcUrl,
                crash,
                jvm.options(),
                LOGS.resolve("node-" + crash.replaceAll("[^a-z]", "-") + ".log"),
                WebhookStage.QUIET,
                "orders.import.lease=1s",
                "logging.level.root=ERROR");
    }

    /** Webhooks that are said to be done while their order is neither stored nor still asked for. */
    private static int lost(RunningConnector door) {
        return door.count("SELECT COUNT(*) FROM webhooks w WHERE w.effect IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.order_id = w.order_ids)"
                + " AND NOT EXISTS (SELECT 1 FROM asked_orders a WHERE a.order_id = w.order_ids)");
    }
}
