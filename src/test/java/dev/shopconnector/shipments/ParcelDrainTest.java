package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.Call;
import dev.shopconnector.sandbox.CallLog;
import org.junit.jupiter.api.Test;

/** What a long queue of parcels costs: nearly every call that the rate limit lets through tells of one. */
class ParcelDrainTest {
    private static final int PARCELS = 5_000;
    private static final int BATCH = 50;
    private static final String DETAIL = "GET /order/202507/orders";
    private static final String MARK = "POST /fulfillment/202309/orders/{id}/packages";

    @Test
    void aBacklogDrainsFromOneWakeWithHardlyACallThatTellsOfNone() {
        try (Backlog backlog = new Backlog(PARCELS, "shipments.push.tick-millis=86400000")) {
            backlog.begin();
            ManyParcels.awaitNoneWaits(backlog.connector, 300);

            backlog.assertEachArrivedOnce();
            CallLog calls = backlog.sandbox.calls();
            assertThat(calls.count(MARK)).isEqualTo(PARCELS);
            assertThat(calls.count(DETAIL)).isEqualTo(PARCELS / BATCH);
            assertThat(calls.count())
                    .as("calls of any kind, within 5 % of one a parcel")
                    .isLessThanOrEqualTo(PARCELS * 105 / 100);
            assertThat(calls.of(DETAIL)).as("parcels in hand at a time").allSatisfy(call -> assertThat(ids(call))
                    .isLessThanOrEqualTo(BATCH));
        }
    }

    private static int ids(Call call) {
        return call.query().getOrDefault("ids", "").split(",", -1).length;
    }
}
