package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The line of the log that tells the operator of a consent that ends soon: `connections.warn`. */
@ExtendWith(OutputCaptureExtension.class)
class ExpiryWarningsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aLineOfTheLogTellsOfEachThresholdOnceOverAllNodes(CapturedOutput output) {
        try (TikTokSandbox sandbox =
                TikTokSandbox.start(SandboxOptions.forTests().withOrders(0))) {
            String url = EmbeddedMariaDb.shared().freshUrl();
            try (RunningConnector connector = start(sandbox, url);
                    RunningConnector other = start(sandbox, url)) {
                connector.connect("1", sandbox.clock().instant());
                String shop =
                        sandbox.control().sellers().all().get(0).shops().get(0).id();
                Instant ends = connector.sql(jdbc -> DbTime.instant(
                        jdbc.queryForObject("SELECT refresh_token_expires_at FROM connections", LocalDateTime.class)));

                sandbox.clock().advance(Duration.between(sandbox.clock().instant(), ends.minus(Duration.ofDays(31))));
                assertThat(connector.bean(ExpiryWarnings.class).due("30,7,1")).isEmpty();

                for (int days : new int[] {30, 7, 1}) {
                    Instant before = ends.minus(Duration.ofDays(days));
                    sandbox.clock().advance(Duration.between(sandbox.clock().instant(), before));
                    String line = "The authorisation of shop " + shop + " ends on " + ends + ", in " + days + " days";
                    await().atMost(SOON).until(() -> output.getAll().contains(line));
                }
                for (RunningConnector node : new RunningConnector[] {connector, other}) {
                    assertThat(node.bean(ExpiryWarnings.class).due("30,7,1")).isEmpty();
                }
                assertThat(Pattern.compile("The authorisation of shop \\d")
                                .matcher(output.getAll())
                                .results())
                        .hasSize(3);
                assertThat(output.getAll()).contains("WARN", "Ask the merchant to connect the shop again");
            }
        }
    }

    private static RunningConnector start(TikTokSandbox sandbox, String url) {
        return RunningConnector.start(
                sandbox,
                url,
                "connections.warn.every-millis=50",
                "connections.renew.every-millis=86400000",
                "orders.poll.interval-millis=86400000");
    }
}
