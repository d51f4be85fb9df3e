package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.CountedConnector;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StatementCount;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** What an imported order costs on full pages, counted where it is paid: at the database server and at TikTok. */
class ImportFiguresTest {
    private static final int ORDERS = 3_000;
    private static final String USER = "figures";
    private static final String SEARCH = "POST /order/202309/orders/search";

    @Test
    void anOrderCostsAtMostTheTwentiethOfARoundTripAndTheNinetiethOfACall() throws SQLException {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(ORDERS));
                RunningConnector connector =
                        quiet(sandbox, EmbeddedMariaDb.shared().freshUrl());
                StatementCount statements = StatementCount.of(USER)) {
            connector.connect("1", Instant.parse("2026-01-01T00:00:00Z"));
            sandbox.calls().reset();
            OrderCounts counts = connector.bean(OrderCounts.class);
            long before = statements.now();

            connector.bean(ProducerTemplate.class).sendBody("seda:orders.poll", 1);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> counts.now().toServe() + counts.now().held() >= ORDERS);
            long roundTrips = statements.now() - before;

            assertThat(connector.count("SELECT COUNT(*) FROM orders")).isEqualTo(ORDERS);
            assertThat(roundTrips / (double) ORDERS)
                    .as("SQL round trips per order")
                    .isBetween(0.02, 0.05);
            assertThat(sandbox.calls().count() / (double) ORDERS)
                    .as("TikTok calls per order")
                    .isLessThanOrEqualTo(0.011);
            assertThat(sandbox.calls().count(SEARCH)).isBetween(ORDERS / 100, ORDERS / 100 + 3);
        }
    }

    @Test
    void aReadingThatFindsNothingNewCostsAtMostFourteenRoundTripsAndAnotherTwoToSeeThatNothingIsLeft()
            throws SQLException {
        String url = EmbeddedMariaDb.shared().freshUrl();
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = quiet(sandbox, url);
                StatementCount statements = StatementCount.of(USER);
                Connection observer = DriverManager.getConnection(url, "root", "")) {
            connector.connect("1", Instant.parse("2026-01-01T00:00:00Z"));
            long before = statements.now();

            connector.bean(ProducerTemplate.class).sendBody("seda:orders.poll", 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> isRead(observer));

            assertThat(statements.now() - before).isBetween(10L, 16L);
        }
    }

    private static boolean isRead(Connection observer) throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL")) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private static RunningConnector quiet(TikTokSandbox sandbox, String url) {
        return CountedConnector.start(sandbox, url, USER, "orders.import.slice=400d");
    }
}
