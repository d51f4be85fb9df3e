package dev.shopconnector.shipments;

import java.util.List;
import java.util.Optional;

/**
 * Units whose label was made void and made anew before TikTok was told of it. ShipStation tells of the new labels only, so
 * what is known is that their units are in waiting parcels that TikTok was not told of: in one of them, or all of several.
 */
final class VoidLabels {
    private final ParcelUnits asked;
    private final List<Parcel> waiting;

    VoidLabels(ParcelUnits asked, String trackingNumber, OrderParcels parcels) {
        this.asked = asked;
        this.waiting = parcels.untold().stream()
                .filter(parcel -> !ParcelId.sameTracking(parcel.trackingNumber(), trackingNumber))
                .toList();
    }

    /** The units that are meant; empty when that is not clear. */
    Optional<List<String>> units() {
        List<List<String>> within = waiting.stream()
                .flatMap(parcel -> asked.within(parcel.lineIds()).stream())
                .toList();
        if (!within.isEmpty()) {
            return within.size() == 1 ? Optional.of(within.get(0)) : Optional.empty();
        }
        List<String> together = waiting.stream()
                .map(Parcel::lineIds)
                .filter(asked::mayHold)
                .flatMap(List::stream)
                .toList();
        return asked.areThose(together) ? Optional.of(together) : Optional.empty();
    }
}
