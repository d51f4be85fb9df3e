package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** A worker that waited with a parcel in hand until its lease is over would tell TikTok beside the one that took over. */
class LimitedParcelTest {
    private static final int ASKED_SECONDS = 60;
    private static final int PARCELS = 4;

    @Test
    void parcelsThatTikTokAsksToWaitLongWaitInTheTableAndNotInAWorkersHand() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        // A reading that stands at the shop's shut gate too would only be waited for at the end.
                        "orders.poll.tick-millis=86400000",
                        "shipments.accept.patience-millis=1")) {
            List<String> orders = ManyParcels.place(sandbox, "1", PARCELS, 1);
            String key = connector.connect("1", Instant.parse("2026-10-01T00:00:00Z"));
            connector.bean(ProducerTemplate.class).sendBody("seda:orders.poll", 1);
            ManyParcels.awaitImported(connector, PARCELS);
            sandbox.control().fault(Fault.throttle(ASKED_SECONDS).on("/fulfillment/*"));

            ManyParcels.ship(new ShippingStation(connector, key), orders);

            LocalDateTime asked = LocalDateTime.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC)
                    .plusSeconds(ASKED_SECONDS);
            await().atMost(Duration.ofSeconds(ASKED_SECONDS / 2))
                    .until(() -> connector.count(
                                    "SELECT COUNT(*) FROM parcels p JOIN shops s ON s.id = p.shop_id"
                                            + " WHERE p.rule = 'rate-limited' AND p.next_try_at >= ? AND s.push_owner IS NULL",
                                    asked)
                            == PARCELS);
            assertThat(connector.count("SELECT SUM(pushes) FROM parcels"))
                    .as("TikTok was told of the first one; the others stood at the shut gate")
                    .isEqualTo(1);
            assertThat(connector.count("SELECT COUNT(*) FROM parcels WHERE journey LIKE '%TikTok Shop is told: %'"))
                    .isEqualTo(1);
            assertThat(connector.count("SELECT COUNT(*) FROM parcels WHERE unsure"))
                    .isZero();
            assertThat(sandbox.control().parcels().all()).isEmpty();
        }
    }
}
