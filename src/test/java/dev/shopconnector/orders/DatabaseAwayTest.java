package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TcpGate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTest {

    @Test
    void readingGoesOnByItselfShipStationIsToldToComeBackAndTheLogStaysQuiet(CapturedOutput output) throws Exception {
        try (TcpGate gate = TcpGate.to(EmbeddedMariaDb.shared().port());
                TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(20));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared()
                                .freshUrl()
                                .replace(":" + EmbeddedMariaDb.shared().port(), ":" + gate.port()),
                        "spring.datasource.hikari.connection-timeout=500",
                        "orders.import.lease=1s")) {
            String key = connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
            await().atMost(Duration.ofSeconds(30)).until(() -> connector.count("SELECT COUNT(*) FROM orders") >= 20);

            gate.shut();
            HttpResponse<String> answer =
                    connector.orderSource(key, "sales_orders_export", new ObjectMapper().createObjectNode());
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(RunningConnector.json(answer).path("retry_after_seconds").asInt())
                    .isPositive();
            sandbox.control().orders().place(NewOrder.paidNow());
            await().atMost(Duration.ofSeconds(20)).until(() -> output.getAll().contains("orders.wake failed"));
            gate.open();

            // The first questions may still meet connections that died with the database.
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptionsMatching(failure ->
                            failure instanceof TransactionException || failure instanceof DataAccessException)
                    .until(() -> connector.count("SELECT COUNT(*) FROM orders") >= 21);
            assertThat(output.getAll()).doesNotContain("\tat dev.shopconnector", "\tat org.apache.camel");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.import.recall", "orders.import.save", "orders.review.due", "orders.poll.done"})
    void whereverItGoesAwayTheLogTellsItInOneLine(String step, CapturedOutput output) throws Exception {
        StepHooks hooks = new StepHooks();
        AtomicBoolean shut = new AtomicBoolean();
        try (TcpGate gate = TcpGate.to(EmbeddedMariaDb.shared().port());
                TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(20));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        sandbox.baseUrl(),
                        EmbeddedMariaDb.shared()
                                .freshUrl()
                                .replace(":" + EmbeddedMariaDb.shared().port(), ":" + gate.port()),
                        hooks,
                        "spring.datasource.hikari.connection-timeout=500",
                        "orders.import.lease=1s")) {
            hooks.before(step, () -> {
                if (shut.compareAndSet(false, true)) {
                    gate.shut();
                }
            });
            connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> output.getAll().contains("Orders are not read: the database cannot be asked"));
            assertThat(output.getAll()).doesNotContain("\tat dev.shopconnector", "\tat org.apache.camel");
        }
    }
}
