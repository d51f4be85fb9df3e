package dev.shopconnector.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.ChildConnector;
import dev.shopconnector.testing.CrashPoint;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A node loses its power in the middle of a batch: what it erased is written down, and the rest is taken up. */
class ErasureSurvivesAKillTest {
    private static final Path LOGS = Path.of("target", "killed-nodes", "erasure");
    private static final int ORDERS = 5;

    @Test
    void whatWasErasedIsWrittenDownAndTheRestIsTakenUp() throws IOException {
        String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
        Files.createDirectories(LOGS);
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector =
                        RunningConnector.start(sandbox, jdbcUrl, "orders.erase.first-after-millis=86400000")) {
            Seller seller = sandbox.control().sellers().add("Erasure", 1, 0);
            String shop = seller.shops().get(0).id();
            String key =
                    connector.connect(seller.id(), sandbox.clock().instant().minus(Duration.ofDays(1)));
            List<String> orders = sandbox.control()
                    .orders()
                    .place(shop, NewOrder.shippable(sandbox.clock().instant()), ORDERS);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> connector.count("SELECT COUNT(*) FROM orders") == ORDERS);
            orders.forEach(order -> ship(connector, key, order));
            connector.sql(jdbc -> jdbc.update("UPDATE connections SET state = 'needs_reauthorization',"
                    + " stopped_at = SYSDATE(6) - INTERVAL 31 DAY"));

            try (ChildConnector node = ChildConnector.start(
                    sandbox.baseUrl(),
                    jdbcUrl,
                    "before sql:UPDATE parcels SET notification = NULL#4",
                    List.of("-Droutes=orders"),
                    LOGS.resolve("node.log"),
                    "orders.erase.first-after-millis=0",
                    "orders.erase.every-millis=100",
                    "orders.erase.batch=2")) {
                assertThat(node.awaitEnd(180_000)).isTrue();
                assertThat(node.exitCode()).isEqualTo(CrashPoint.EXIT_CODE);
            }
            assertThat(erasedOrders(connector)).isEqualTo(2);
            assertThat(erasedParcels(connector)).isEqualTo(2);
            assertThat(written(connector)).isEqualTo(2);

            DataEraser eraser = connector.bean(DataEraser.class);
            while (eraser.batch(shop) > 0) {
                assertThat(written(connector)).isEqualTo(erasedOrders(connector));
            }
            assertThat(erasedOrders(connector)).isEqualTo(ORDERS);
            assertThat(erasedParcels(connector)).isEqualTo(ORDERS);
            assertThat(written(connector)).isEqualTo(ORDERS);
        }
    }

    private static void ship(RunningConnector connector, String key, String order) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", "of " + order)
                .put("order_id", order)
                .put("carrier_code", "nobody knows this one")
                .put("tracking_number", "T" + order);
        assertThat(connector.orderSource(key, "shipment_notification", body).statusCode())
                .isEqualTo(200);
    }

    private static int erasedOrders(RunningConnector connector) {
        return connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL AND payload IS NULL"
                + " AND ship_to IS NULL AND sales_order IS NULL");
    }

    private static int erasedParcels(RunningConnector connector) {
        return connector.count("SELECT COUNT(*) FROM parcels WHERE erased_at IS NOT NULL AND notification IS NULL");
    }

    private static int written(RunningConnector connector) {
        return connector.count("SELECT COALESCE(SUM(orders), 0) FROM erasures WHERE kind = 'authorisation-ended'");
    }
}
