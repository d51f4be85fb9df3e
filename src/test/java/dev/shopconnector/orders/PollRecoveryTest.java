package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What follows when a reading breaks off: soon, later or not before the merchant acts; with words, without a stack. */
@ExtendWith(OutputCaptureExtension.class)
class PollRecoveryTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String STACK = "\tat dev.shopconnector";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(30));
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            EmbeddedMariaDb.shared().freshUrl(),
            "tiktok.transient-error.base-delay=10ms",
            "orders.poll.refused-millis=600000");

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    private String connect() {
        return connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    }

    private int orders() {
        return connector.count("SELECT COUNT(*) FROM orders");
    }

    @Test
    void anOutageIsOverWhenItIsOver(CapturedOutput output) {
        sandbox.control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("*/orders/search").times(9));
        connect();
        await().atMost(SOON).until(() -> orders() == 30);
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 0"
                                + " AND poll_problem IS NULL AND polled_at IS NOT NULL")
                        == 1);
        assertThat(output.getAll()).doesNotContain(STACK);
    }

    @Test
    void whatAPersonMustMendIsSaidAndTriedRarely(CapturedOutput output) {
        sandbox.control()
                .fault(Fault.envelope(403, 36009033, "IP not allowed.")
                        .on("*/orders/search")
                        .times(1));
        String key = connect();
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 1"
                                + " AND poll_problem LIKE '%36009033%' AND lease_until IS NULL"
                                + " AND poll_due_at > SYSDATE(6) + INTERVAL 9 MINUTE")
                        == 1);
        assertThat(output.getAll()).contains("could not be read").doesNotContain(STACK);
        assertThat(connector.explanation(key, "1").path("summary").asText()).contains("36009033");

        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));
        await().atMost(SOON).until(() -> orders() == 30);
    }

    @Test
    void aShopWhoseConsentEndedIsNotReadUntilItIsConnectedAgainAndThenGoesOn(CapturedOutput output) {
        connect();
        await().atMost(SOON).until(() -> orders() == 30);
        sandbox.control().sellers().revoke("1", RefreshRefusal.EXPIRED);
        await().atMost(SOON)
                .until(() ->
                        connector.count("SELECT COUNT(*) FROM connections WHERE state = 'needs_reauthorization'") == 1);
        await().atMost(SOON).until(() -> output.getAll().contains("is not read any more"));
        assertThat(output.getAll()).doesNotContain(STACK);

        String late = sandbox.control()
                .orders()
                .place(dev.shopconnector.sandbox.orders.NewOrder.shippable(
                        sandbox.clock().instant()));
        connect();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", late) == 1);
    }
}
