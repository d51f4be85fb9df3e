package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.database.Looks;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.CountedConnector;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StatementCount;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** What handing out a page costs, the store's key included, counted at the database server. */
class ExportFiguresTest {
    private static final int ORDERS = 300;
    private static final String USER = "export_figures";

    @Test
    void aPageThatWasToldCostsTwoRoundTripsAndANewOneFive() throws SQLException {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(ORDERS));
                RunningConnector connector = CountedConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        USER,
                        "orders.import.slice=400d",
                        "orders.export.page-size=20");
                StatementCount statements = StatementCount.of(USER)) {
            String key = connector.connect("1", Instant.parse("2026-01-01T00:00:00Z"));
            connector.bean(ProducerTemplate.class).sendBody("seda:orders.poll", 1);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
            ExportClient client = new ExportClient(connector, key, Duration.ZERO);
            client.first(Instant.now().plusSeconds(1), Instant.now().plusSeconds(2));

            long start = statements.now();
            JsonNode page = client.first(Instant.EPOCH, Instant.now().plusSeconds(10));
            assertThat(statements.now() - start)
                    .as("a new window: key, lock, close, read, mark, commit")
                    .isEqualTo(6);

            start = statements.now();
            JsonNode second = client.after(page);
            assertThat(statements.now() - start)
                    .as("a new page: key, look, lock, mark, commit")
                    .isEqualTo(5);

            start = statements.now();
            JsonNode again = client.after(page);
            assertThat(statements.now() - start)
                    .as("a page that was told: key, look")
                    .isEqualTo(2);
            assertThat(page.path("sales_orders")).hasSize(20);
            assertThat(second.path("sales_orders")).hasSize(20);
            assertThat(again).isEqualTo(second);
        }
    }

    @Test
    void aLookSeesItsOwnTransactionAndCannotWriteOutsideOfOne() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector =
                        RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl())) {
            Looks looks = connector.bean(Looks.class);

            assertThatThrownBy(() -> looks.sql("DELETE FROM audit WHERE FALSE").update())
                    .hasMessageContaining("READ ONLY");
            int seen = connector.sql(db -> {
                db.update("INSERT INTO audit (at, who, action, details) VALUES (SYSDATE(6), 'test', 'test.look', '')");
                return looks.sql("SELECT COUNT(*) FROM audit WHERE action = 'test.look'")
                        .query(Integer.class)
                        .single();
            });
            assertThat(seen).isEqualTo(1);
        }
    }
}
