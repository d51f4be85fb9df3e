package dev.shopconnector.webhooks;

import static dev.shopconnector.webhooks.WebhookStage.about;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.CountedConnector;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StatementCount;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What webhooks cost, counted by the server: docs/benchmarks.md has the figures. */
class WebhookFiguresTest {
    private static final int BATCH = 500;
    private static final String USER = "webhook_figures";

    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR =
            CountedConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl(), USER);
    private static final WebhookStage STAGE = new WebhookStage(SANDBOX, CONNECTOR);

    @BeforeAll
    static void connect() {
        CONNECTOR.connect("1", SANDBOX.clock().instant());
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void oneIsStoredInThreeRoundTripsAndFiveHundredAreActedOnInSeven() throws SQLException {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            bodies.add(STAGE.body(1, about("57710000000" + (1_000_000 + i)))
                    .toString()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (StatementCount statements = StatementCount.of(USER)) {
            long before = statements.now();
            assertThat(STAGE.send(bodies.get(0), WebhookStage.signature(bodies.get(0)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(statements.now() - before).as("look, write, commit").isEqualTo(3);

            before = statements.now();
            assertThat(STAGE.send(bodies.get(0), WebhookStage.signature(bodies.get(0)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(statements.now() - before)
                    .as("a repeated one: look, commit")
                    .isEqualTo(2);

            for (byte[] body : bodies.subList(1, BATCH)) {
                assertThat(STAGE.send(body, WebhookStage.signature(body)).statusCode())
                        .isEqualTo(200);
            }
            before = statements.now();
            CONNECTOR.bean(ProducerTemplate.class).sendBody("direct:webhooks.batch", null);
            assertThat(statements.now() - before)
                    .as("whose turn, read and lock, lock the shop, wake it, ask for the orders, done, commit")
                    .isEqualTo(7);
        }
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE effect IS NULL"))
                .isZero();
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM asked_orders")).isEqualTo(BATCH);
    }
}
