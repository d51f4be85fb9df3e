package dev.shopconnector.operations;

import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelNotifications;
import dev.shopconnector.shipments.ParcelPlace;
import dev.shopconnector.shipments.ParcelRecords;
import dev.shopconnector.shipments.ParcelState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers where parcels are, from what was stored when it was decided. */
@Component
public class ExplainParcels {
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
                        parcel,
                        records.needsReauthorization(shopId),
                        notifications.keptOnly(parcel),
                        notifications.erasedAt(parcel).orElse(null)));
    }

    List<ParcelExplanation> ofOrder(String shopId, String orderId) {
        return explained(shopId, records.ofOrder(shopId, orderId));
    }

    /**
     * Parcels of a list.
     *
     * @param cursor for those that follow; null when there are none
     */
    record Page(List<ParcelExplanation> parcels, @Nullable String cursor) {}

    /**
     * At most so many parcels in these states, one state after the other, longest waiting first.
     *
     * @param rule only those that this rule decided; null for all
     * @param behind where the page before ended; null for the first page
     */
    Page list(String shopId, List<ParcelState> states, @Nullable String rule, @Nullable ParcelPlace behind, int most) {
        List<Parcel> found = new ArrayList<>();
        int from = behind == null ? 0 : Math.max(0, states.indexOf(behind.state()));
        for (ParcelState state : states.subList(from, states.size())) {
            ParcelPlace place = behind != null && behind.state() == state ? behind : null;
            found.addAll(records.list(shopId, state, rule, place, most + 1 - found.size()));
        }
        boolean more = found.size() > most;
        List<Parcel> page = more ? found.subList(0, most) : found;
        return new Page(
                explained(shopId, page),
                more ? ParcelPlace.behind(page.get(most - 1)).cursor() : null);
    }

    private List<ParcelExplanation> explained(String shopId, List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return List.of();
        }
        boolean needsReauthorization = records.needsReauthorization(shopId);
        return parcels.stream()
                .map(parcel -> ParcelExplanation.of(parcel, needsReauthorization, null, null))
                .toList();
    }
}
