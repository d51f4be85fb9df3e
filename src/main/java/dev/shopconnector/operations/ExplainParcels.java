package dev.shopconnector.operations;

import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelNotifications;
import dev.shopconnector.shipments.ParcelRecords;
import dev.shopconnector.shipments.ParcelState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers where parcels are, from what was stored when it was decided. */
@Component
public class ExplainParcels {
    private static final int MOST = 500;

    private final ParcelRecords records;
    private final ParcelNotifications notifications;

    ExplainParcels(ParcelRecords records, ParcelNotifications notifications) {
        this.records = records;
        this.notifications = notifications;
    }

    /** The explanation of a parcel of this shop; empty when the shop has no such parcel. */
    public Optional<ParcelExplanation> one(String shopId, String parcelId) {
        return records.find(shopId, parcelId)
                .map(parcel -> ParcelExplanation.of(
                        parcel, records.needsReauthorization(shopId), notifications.keptOnly(parcel)));
    }

    List<ParcelExplanation> ofOrder(String shopId, String orderId) {
        return explained(shopId, records.ofOrder(shopId, orderId));
    }

    /** At most 500 parcels in this state, longest waiting first; of one rule only unless that is null. */
    List<ParcelExplanation> list(String shopId, ParcelState state, @Nullable String rule) {
        return explained(shopId, records.list(shopId, state, rule, MOST));
    }

    private List<ParcelExplanation> explained(String shopId, List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return List.of();
        }
        boolean needsReauthorization = records.needsReauthorization(shopId);
        return parcels.stream()
                .map(parcel -> ParcelExplanation.of(parcel, needsReauthorization, null))
                .toList();
    }
}
