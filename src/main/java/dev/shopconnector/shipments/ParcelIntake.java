package dev.shopconnector.shipments;

import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a notification is to an order: a parcel that is known, a new one, a new tracking number for a parcel that is known,
 * or one that cannot be told. Not thread-safe.
 */
final class ParcelIntake {
    private final @Nullable Known known;
    private final OrderParcels parcels;

    ParcelIntake(@Nullable Known known, OrderParcels parcels) {
        this.known = known;
        this.parcels = parcels;
    }

    /**
     * What becomes of a notification.
     *
     * @param same the parcel that was known before; null for a new one
     * @param lines the units of a new parcel; empty when it is refused
     * @param replaces the parcel whose tracking number it corrects
     * @param refused why a new parcel cannot be told
     */
    record Found(
            String units,
            @Nullable Parcel same,
            List<String> lines,
            @Nullable Parcel replaces,
            @Nullable UnitsRefusedException refused) {}

    @Nullable
    TikTokOrder order() {
        return known == null ? null : known.order();
    }

    Found find(ShipmentNotification notification) {
        String literal = notification.items().stream()
                .map(item -> item.lineItemId() + "/" + item.sku() + "x" + item.quantity())
                .sorted()
                .collect(Collectors.joining(","));
        Optional<Parcel> same = byId(notification, literal);
        if (same.isPresent()) {
            return known(literal, same.get());
        }
        try {
            return find(notification, readable());
        } catch (UnitsRefusedException e) {
            return new Found(literal, null, List.of(), null, e);
        }
    }

    /** What becomes of a notification that cannot be understood: it is refused, and the same again is the same parcel. */
    Found find(UnreadNotification unread) {
        return byId(unread.legible(), unread.units())
                .map(parcel -> known(unread.units(), parcel))
                .orElseGet(() -> new Found(unread.units(), null, List.of(), null, unread.refusal()));
    }

    /**
     * The units of a parcel that was refused, told anew for a replay.
     *
     * @throws UnitsRefusedException when they still cannot be told
     */
    List<String> again(ShipmentNotification notification) {
        checkNumber(notification);
        ParcelUnits units = ParcelUnits.asked(readable(), notification);
        try {
            return units.take(parcels.taken());
        } catch (UnitsRefusedException e) {
            return units.takeCancelledToo(parcels.taken(), e);
        }
    }

    private Found find(ShipmentNotification notification, TikTokOrder order) {
        checkNumber(notification);
        ParcelUnits units = ParcelUnits.asked(order, notification);
        Optional<Parcel> same = byId(notification, units.text());
        if (same.isPresent()) {
            return known(units.text(), same.get());
        }
        Set<String> taken = parcels.taken();
        List<EarlierParcel> earlier = EarlierParcel.meant(units, order, parcels);
        Optional<EarlierParcel> sameTracking = earlier.stream()
                .filter(parcel -> ParcelId.sameTracking(parcel.tracking(), notification.trackingNumber()))
                .findFirst();
        // All that is left, with the number of a part that went before, is the rest and no repetition.
        if (sameTracking.isPresent() && !units.isRest(taken)) {
            EarlierParcel told = sameTracking.get();
            return new Found(units.text(), told.parcel(), told.lines(), null, null);
        }
        try {
            return fresh(notification, units, units.take(taken));
        } catch (UnitsRefusedException e) {
            if (earlier.size() == 1) {
                return corrected(notification, units, earlier.get(0));
            }
            Optional<List<String>> relabelled = new VoidLabels(units, notification.trackingNumber(), parcels).units();
            return relabelled.isPresent()
                    ? fresh(notification, units, relabelled.get())
                    : cancelled(notification, units, e);
        }
    }

    /** Another number for an earlier parcel; one that it had before and lost to the present one is no news. */
    private Found corrected(ShipmentNotification notification, ParcelUnits units, EarlierParcel earlier) {
        return parcels.find(notification.trackingNumber(), Set.copyOf(earlier.lines()))
                .map(parcel -> known(units.text(), parcel))
                .orElseGet(() -> new Found(units.text(), null, earlier.lines(), earlier.parcel(), null));
    }

    /** What is short because it was cancelled is in the parcel all the same, and shipments.guard says what to do. */
    private Found cancelled(ShipmentNotification notification, ParcelUnits units, UnitsRefusedException refusal) {
        try {
            return fresh(notification, units, units.takeCancelledToo(parcels.taken(), refusal));
        } catch (UnitsRefusedException e) {
            return new Found(units.text(), null, List.of(), null, e);
        }
    }

    private static void checkNumber(ShipmentNotification notification) {
        String number = notification.trackingNumber();
        if (number.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new UnitsRefusedException(
                    "tracking-missing",
                    number.isEmpty()
                            ? "The parcel has no tracking number, and TikTok Shop takes no parcel without one."
                            : "The tracking number has no letter and no digit, so it is none, and TikTok Shop takes no"
                                    + " parcel without one.",
                    "Enter the tracking number in TikTok's Seller Center, or ship the order with a tracked service.");
        }
    }

    private TikTokOrder readable() {
        if (known == null) {
            throw new UnitsRefusedException(
                    "unknown-order",
                    "This store has no such order; ShipStation may have it from another store.",
                    "Check the order's store in ShipStation; enter the tracking number in TikTok's Seller Center if the"
                            + " order is this shop's.");
        }
        if (known.erasedAt() != null) {
            throw new UnitsRefusedException(
                    "erased-order",
                    "The contents of this order were erased at " + known.erasedAt() + ", so its units are not known.",
                    "Enter the tracking number in TikTok's Seller Center; where the store was connected again and the order"
                            + " has been read since, replay the parcel.");
        }
        TikTokOrder order = known.order();
        if (order == null) {
            throw new UnitsRefusedException(
                    "unreadable-order",
                    "What TikTok tells of this order cannot be read, so its units are not known.",
                    "Enter the tracking number in TikTok's Seller Center, and tell the connector's operator the order id.");
        }
        return order;
    }

    private static Found known(String units, Parcel parcel) {
        return new Found(units, parcel, parcel.lineIds(), null, null);
    }

    private Optional<Parcel> byId(ShipmentNotification notification, String units) {
        return parcels.find(parcel -> parcel.id()
                .equals(ParcelId.of(parcel.shopId(), parcel.orderId(), notification.trackingNumber(), units)));
    }

    /** A new parcel with these lines, unless it is one told in other words, with items or without. */
    private Found fresh(ShipmentNotification notification, ParcelUnits units, List<String> lines) {
        return parcels.find(notification.trackingNumber(), Set.copyOf(lines))
                .map(parcel -> known(units.text(), parcel))
                .orElseGet(() -> new Found(units.text(), null, lines, null, null));
    }
}
