package dev.shopconnector.webhooks;

import static dev.shopconnector.webhooks.WebhookStage.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.shopconnector.orders.AskedOrders;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TcpGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class WebhooksUnderTroubleTest {

    @Test
    void withoutADatabaseTikTokIsAskedToComeAgain(CapturedOutput output) {
        int port = EmbeddedMariaDb.shared().port();
        try (TcpGate gate = TcpGate.to(port);
                TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl().replace(":" + port, ":" + gate.port()),
                        WebhookStage.QUIET,
                        WebhookStage.QUICK,
                        "spring.datasource.hikari.connection-timeout=500",
                        "orders.import.lease=1s")) {
            WebhookStage stage = new WebhookStage(sandbox, connector);
            Instant yesterday = sandbox.clock().instant().minus(Duration.ofDays(1));
            connector.connect("1", yesterday.minus(Duration.ofDays(1)));
            stage.awaitPolled();
            stage.subscribe(stage.shopId());

            gate.shut();
            String order = sandbox.control().orders().place(NewOrder.shippable(yesterday));
            await().atMost(WebhookStage.SOON)
                    .until(() -> sandbox.control().webhooks().answers().containsKey(503));
            assertThat(sandbox.control().webhooks().answers()).containsOnlyKeys(503);
            // Whoever opens the gate before the pool has noticed leaves it waiting for connections that never come.
            await().atMost(WebhookStage.SOON).until(() -> output.getAll().contains("orders.wake failed"));
            gate.open();
            // The next attempt is the only one: connections from before the outage must not cost it.
            connector.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            sandbox.clock().advance(Duration.ofMinutes(2));

            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptionsInstanceOf(TransactionException.class)
                    .until(() -> stage.rule(order).equals("open"));
            await().atMost(WebhookStage.SOON)
                    .until(() -> sandbox.control().webhooks().undelivered() == 0);
            assertThat(connector.count("SELECT COUNT(*) FROM webhooks")).isEqualTo(1);
            assertThat(output.getAll())
                    .contains("A webhook could not be stored")
                    .doesNotContain("\tat dev.shopconnector", "\tat org.apache.camel", order);
        }
    }

    /** Counted, not timed: while a shop is locked every webhook is answered, and no call to TikTok is made for it. */
    @Test
    void theAnswerWaitsForNobody() throws Exception {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        "orders.poll.tick-millis=86400000",
                        "shipments.push.tick-millis=86400000",
                        "node.report.every-millis=86400000",
                        WebhookStage.QUICK)) {
            WebhookStage stage = new WebhookStage(sandbox, connector);
            connector.connect("1", sandbox.clock().instant());
            sandbox.calls().reset();
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch answered = new CountDownLatch(1);
            // As a page of orders being stored does, and one that takes its time.
            Thread writer = new Thread(() -> new TransactionTemplate(connector.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> {
                        connector.bean(JdbcTemplate.class).update("UPDATE shops SET code = 'busy'");
                        locked.countDown();
                        awaitUninterrupted(answered);
                    }));
            writer.start();
            locked.await();
            var first = stage.body(1, about("577100000000000001"));
            assertThat(stage.send(first)).isEqualTo(200);
            // The effect has taken the stored one and waits for the shop by now; the same webhook comes again.
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM information_schema.INNODB_TRX"
                                    + " WHERE trx_state = 'LOCK WAIT'")
                            > 0);
            assertThat(stage.send(first)).isEqualTo(200);
            int webhooks = 200;
            for (int i = 0; i < webhooks; i++) {
                assertThat(stage.send(stage.body(1, about("577100000000000001"))))
                        .isEqualTo(200);
            }
            assertThat(sandbox.calls().count()).isZero();
            assertThat(stage.effect(first)).isEqualTo("waits");
            answered.countDown();
            writer.join();
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM webhooks WHERE effect IS NULL") == 0);
            assertThat(connector.count("SELECT COUNT(*) FROM asked_orders")).isEqualTo(1);
        }
    }

    @Test
    void anOrderThatIsAskedForWhileItIsBeingReadIsReadAgain() {
        StepHooks hooks = new StepHooks();
        AtomicBoolean changed = new AtomicBoolean();
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        sandbox.baseUrl(),
                        EmbeddedMariaDb.shared().freshUrl(),
                        hooks,
                        WebhookStage.QUIET,
                        WebhookStage.QUICK)) {
            WebhookStage stage = new WebhookStage(sandbox, connector);
            Instant yesterday = sandbox.clock().instant().minus(Duration.ofDays(1));
            String order = sandbox.control().orders().place(NewOrder.shippable(yesterday));
            connector.connect("1", yesterday.minus(Duration.ofDays(1)));
            stage.awaitPolled();
            hooks.after("orders.reread.detail", () -> {
                if (changed.compareAndSet(false, true)) {
                    // TikTok has answered with the order as it was; now the buyer asks to cancel.
                    sandbox.control().orders().requestCancel(order);
                    connector.bean(AskedOrders.class).ask(stage.shopId(), List.of(order));
                }
            });

            connector.bean(AskedOrders.class).ask(stage.shopId(), List.of(order));

            await().atMost(WebhookStage.SOON).until(() -> stage.rule(order).equals("cancel-requested"));
            await().atMost(WebhookStage.SOON).until(stage::isSettled);
            assertThat(stage.read()).containsExactly(order, order);
        }
    }

    @Test
    void webhooksDoNotHurryAShopThatFails() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox, EmbeddedMariaDb.shared().freshUrl(), WebhookStage.QUIET, WebhookStage.QUICK)) {
            WebhookStage stage = new WebhookStage(sandbox, connector);
            connector.connect("1", sandbox.clock().instant().minus(Duration.ofDays(1)));
            stage.awaitPolled();
            connector.sql(jdbc ->
                    jdbc.update("UPDATE shops SET poll_failures = 3, poll_due_at = SYSDATE(6) + INTERVAL 1 HOUR"));
            sandbox.calls().reset();

            assertThat(stage.send(stage.body(1, about("577100000000000001")))).isEqualTo(200);
            await().atMost(WebhookStage.SOON).until(() -> connector.count("SELECT COUNT(*) FROM asked_orders") == 1);

            assertThat(connector.count("SELECT COUNT(*) FROM shops WHERE poll_due_at > SYSDATE(6)"))
                    .isEqualTo(1);
            assertThat(sandbox.calls().count()).isZero();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
