package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Which parcels of a request ShipStation waits for. */
@Component("parcelExpectations")
public class ParcelExpectations {
    private final ParcelDoorbell doorbell;
    private final Clock clock;

    ParcelExpectations(ParcelDoorbell doorbell, Clock clock) {
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** All that are due; none while TikTok does not accept the store's authorisation, for they cannot be settled. */
    public ParcelAnswers.Expected of(Store store, ReceivedBatch batch) {
        List<Parcel> due = store.needsReauthorization()
                ? List.of()
                : batch.due(clock.instant()).distinct().toList();
        List<CompletableFuture<Parcel>> bells = doorbell.expect(due);
        Map<String, CompletableFuture<Parcel>> byId = new HashMap<>();
        for (int i = 0; i < due.size(); i++) {
            byId.put(due.get(i).id(), bells.get(i));
        }
        return new ParcelAnswers.Expected(batch, byId);
    }
}
