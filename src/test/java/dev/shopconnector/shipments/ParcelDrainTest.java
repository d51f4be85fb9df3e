package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.Call;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** What a long queue of parcels costs: nearly every call that the rate limit lets through tells of one. */
class ParcelDrainTest {
    private static final int PARCELS = 5_000;
    private static final int BATCH = 50;
    private static final String DETAIL = "GET /order/202507/orders";
    private static final String MARK = "POST /fulfillment/202309/orders/{id}/packages";

    @Test
    void aBacklogDrainsFromOneWakeWithHardlyACallThatTellsOfNone() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        "orders.poll.interval-millis=86400000",
                        "shipments.push.tick-millis=86400000",
                        "shipments.accept.patience-millis=1")) {
            List<String> orders = ManyParcels.place(sandbox, "1", PARCELS, 1);
            String key = connector.connect("1", Instant.parse("2026-10-01T00:00:00Z"));
            ManyParcels.awaitImported(connector, PARCELS);
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = '2099-01-01'"));
            ManyParcels.ship(new ShippingStation(connector, key), orders);
            connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = NULL, poll_due_at = '2099-01-01'"));
            sandbox.calls().reset();

            connector.bean(ProducerTemplate.class).sendBody("seda:shipments.push", 1);
            ManyParcels.awaitNoneWaits(connector, 300);

            ManyParcels.assertEachArrivedOnce(connector, sandbox, orders);
            assertThat(sandbox.calls().count(MARK)).isEqualTo(PARCELS);
            assertThat(sandbox.calls().count(DETAIL)).isEqualTo(PARCELS / BATCH);
            assertThat(sandbox.calls().count())
                    .as("calls of any kind, within 5 % of one a parcel")
                    .isLessThanOrEqualTo(PARCELS * 105 / 100);
            assertThat(sandbox.calls().of(DETAIL))
                    .as("parcels in hand at a time")
                    .allSatisfy(call -> assertThat(ids(call)).isLessThanOrEqualTo(BATCH));
        }
    }

    private static int ids(Call call) {
        return call.query().getOrDefault("ids", "").split(",", -1).length;
    }
}
