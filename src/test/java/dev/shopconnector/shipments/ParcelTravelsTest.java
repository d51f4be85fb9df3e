package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The way back: what ShipStation ships, TikTok knows, once, and ShipStation hears it. */
class ParcelTravelsTest {
    private static final String UPS_NUMBER = "1Z999AA10123456784";

    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(20));
    private static final RunningConnector CONNECTOR =
            RunningConnector.start(SANDBOX, EmbeddedMariaDb.shared().freshUrl());
    private static final String KEY = CONNECTOR.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    private final ShippingStation station = new ShippingStation(CONNECTOR, KEY);

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    private static String imported(int units) {
        String id = SANDBOX.control()
                .orders()
                .place(NewOrder.shippable(SANDBOX.clock().instant()).withUnits(units));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", id) == 1);
        return id;
    }

    @Test
    void aShippedOrderIsMarkedAtTikTokAndServedAsCompleted() {
        String order = imported(2);

        JsonNode answer =
                station.ships(ShippingStation.parcel(order, "ups", UPS_NUMBER)).path(0);

        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("success");
        JsonNode atTikTok = SANDBOX.control().orders().show(order);
        assertThat(atTikTok.path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(atTikTok.path("line_items")).allSatisfy(line -> {
            assertThat(line.path("tracking_number").asText()).isEqualTo(UPS_NUMBER);
            assertThat(line.path("shipping_provider_name").asText()).isEqualTo("UPS");
            assertThat(line.path("package_id").asText())
                    .isEqualTo(answer.path("confirmation_code").asText());
        });
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(CONNECTOR.export(KEY, Instant.EPOCH))
                .filteredOn(told -> told.path("order_id").asText().equals(order))
                .extracting(told -> told.path("status").asText())
                .containsExactly("Completed"));
    }
}
