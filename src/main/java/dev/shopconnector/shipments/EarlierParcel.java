package dev.shopconnector.shipments;

import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order that went together already.
 *
 * @param parcel null when TikTok knows of it and we do not
 */
record EarlierParcel(List<String> lines, String tracking, @Nullable Parcel parcel) {

    /** Those of the order that can be meant by a notification that asks for these units. */
    static List<EarlierParcel> meant(ParcelUnits units, TikTokOrder order, OrderParcels parcels) {
        return all(order, parcels).stream()
                .flatMap(earlier -> earlier.meant(units, order).stream())
                .toList();
    }

    private static List<EarlierParcel> all(TikTokOrder order, OrderParcels parcels) {
        List<EarlierParcel> earlier = new ArrayList<>();
        parcels.standing()
                .forEach(parcel -> earlier.add(new EarlierParcel(parcel.lineIds(), parcel.trackingNumber(), parcel)));
        Set<String> taken = parcels.taken();
        Map<String, List<String>> foreign = new LinkedHashMap<>();
        for (TikTokLine line : order.lineItems()) {
            String tracking = line.trackingNumber();
            if (tracking != null
                    && !tracking.isBlank()
                    && !taken.contains(line.id())
                    && !LineSelection.isCancelled(line)) {
                foreign.computeIfAbsent(tracking, key -> new ArrayList<>()).add(line.id());
            }
        }
        foreign.forEach((tracking, lines) -> earlier.add(new EarlierParcel(lines, tracking, null)));
        return earlier;
    }

    /** The units that TikTok shows with this tracking number. */
    static List<String> shown(TikTokOrder order, String trackingNumber) {
        return order.lineItems().stream()
                .filter(line -> line.trackingNumber() != null && !LineSelection.isCancelled(line))
                .filter(line -> ParcelId.sameTracking(String.valueOf(line.trackingNumber()), trackingNumber))
                .map(TikTokLine::id)
                .toList();
    }

    /** This, when all its units are meant; its units that were not cancelled since, when just these are. */
    private Optional<EarlierParcel> meant(ParcelUnits units, TikTokOrder order) {
        if (units.areThose(lines)) {
            return Optional.of(this);
        }
        List<String> left = order.lineItems().stream()
                .filter(line -> lines.contains(line.id()) && !LineSelection.isCancelled(line))
                .map(TikTokLine::id)
                .toList();
        return units.areThose(left) ? Optional.of(new EarlierParcel(left, tracking, parcel)) : Optional.empty();
    }
}
