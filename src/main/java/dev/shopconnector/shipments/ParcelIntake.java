package dev.shopconnector.shipments;

import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Nullable
    TikTokOrder order() {
        return known == null ? null : known.order();
    }

    FoundParcel find(ShipmentNotification notification) {
        String literal = ParcelTold.contents(notification);
        FoundParcel found = byId(notification, literal)
                .map(parcel -> FoundParcel.known(literal, parcel))
                .orElseGet(() -> search(notification, literal));
        Parcel same = found.same();
        return same == null || !same.isWithoutUnits()
                ? found
                : new ParcelIntake(known, parcels.without(same))
                        .find(notification)
                        .insteadOf(same);
    }

    private FoundParcel search(ShipmentNotification notification, String literal) {
        try {
            return find(notification, readable());
        } catch (UnitsRefusedException e) {
            return FoundParcel.refused(literal, e);
        }
    }

    /** What becomes of a notification that cannot be understood: it is refused, and the same again is the same parcel. */
    FoundParcel find(UnreadNotification unread) {
        return byId(unread.legible(), unread.units())
                .map(parcel -> FoundParcel.known(unread.units(), parcel))
                .orElseGet(() -> FoundParcel.refused(unread.units(), unread.refusal()));
    }

    /**
     * The units of a parcel that was refused, told anew for a replay.
     *
     * @throws UnitsRefusedException when they still cannot be told
     */
    List<String> again(ShipmentNotification notification) {
        UnitRefusals.checkNumber(notification);
        TikTokOrder order = readable();
        ParcelUnits units = ParcelUnits.asked(order, notification);
        List<String> shown = shown(notification, order);
        if (units.areThose(shown)) {
            return shown;
        }
        try {
            return units.take(parcels.taken());
        } catch (UnitsRefusedException e) {
            return units.takeCancelledToo(parcels.taken(), e);
        }
    }

    private FoundParcel find(ShipmentNotification notification, TikTokOrder order) {
        UnitRefusals.checkNumber(notification);
        ParcelUnits units = ParcelUnits.asked(order, notification);
        FoundParcel found = find(notification, order, units);
        return found.same() == null ? unlessGivenUp(notification, units, found) : found;
    }

    /** What a person gave up is not told by a repetition, whole or in part. */
    private FoundParcel unlessGivenUp(ShipmentNotification notification, ParcelUnits units, FoundParcel found) {
        Optional<Parcel> givenUp = parcels.givenUp(notification.trackingNumber(), found.lines());
        if (givenUp.isEmpty()) {
            return found;
        }
        boolean rest =
                units.text().equals(ParcelUnits.ALL) && givenUp.get().lineIds().containsAll(found.lines());
        return rest && !givenUp.get().isErased()
                ? FoundParcel.known(units.text(), givenUp.get())
                : FoundParcel.refused(units.text(), UnitRefusals.givenUpBefore(found.lines(), givenUp.get()));
    }

    private FoundParcel find(ShipmentNotification notification, TikTokOrder order, ParcelUnits units) {
        Optional<Parcel> same = byId(notification, units.text());
        if (same.isPresent()) {
            return FoundParcel.known(units.text(), same.get());
        }
        Set<String> taken = parcels.taken();
        List<EarlierParcel> earlier = EarlierParcel.meant(units, order, parcels);
        Optional<EarlierParcel> sameTracking = earlier.stream()
                .filter(parcel -> ParcelId.sameTracking(parcel.tracking(), notification.trackingNumber()))
                .findFirst();
        // All that is left, with the number of a part that went before, is the rest and no repetition.
        if (sameTracking.isPresent() && !units.isRest(taken)) {
            EarlierParcel told = sameTracking.get();
            return new FoundParcel(units.text(), told.parcel(), null, told.lines(), null, null);
        }
        List<String> shown = shown(notification, order);
        if (units.areThose(shown) && !units.isRest(taken)) {
            return fresh(notification, units, shown);
        }
        Optional<FoundParcel> fewer = fewer(notification, units);
        if (fewer.isPresent()) {
            return fewer.get();
        }
        try {
            return fresh(notification, units, units.take(taken));
        } catch (UnitsRefusedException e) {
            return meant(notification, units, earlier, e);
        }
    }

    /** More is asked for than is left: it is about units that went before, or were cancelled, if that is plain. */
    private FoundParcel meant(
            ShipmentNotification notification,
            ParcelUnits units,
            List<EarlierParcel> earlier,
            UnitsRefusedException tooFew) {
        try {
            MeantUnits.Meaning meant =
                    new MeantUnits(units, notification.trackingNumber(), parcels).only(earlier, tooFew);
            return meant.corrects() == null
                    ? fresh(notification, units, meant.lines())
                    : corrected(notification, units, meant.corrects());
        } catch (UnitsRefusedException e) {
            return FoundParcel.refused(units.text(), e);
        }
    }

    /** Units that TikTok's order shows with this number, and that no parcel of ours with it has. */
    private List<String> shown(ShipmentNotification notification, TikTokOrder order) {
        Set<String> ours = parcels.taken(notification.trackingNumber());
        return EarlierParcel.shown(order, notification.trackingNumber()).stream()
                .filter(line -> !ours.contains(line))
                .toList();
    }

    /** The same number with a part of the units that it was told with: what is in it by now, if nobody was told. */
    private Optional<FoundParcel> fewer(ShipmentNotification notification, ParcelUnits units) {
        return parcels.standing().stream()
                .filter(earlier -> ParcelId.sameTracking(earlier.trackingNumber(), notification.trackingNumber()))
                .flatMap(earlier -> units.within(earlier.lineIds()).stream()
                        .map(lines -> parcels.isCertainlyUntold(earlier)
                                ? FoundParcel.fresh(units.text(), lines, earlier)
                                : FoundParcel.refused(units.text(), UnitRefusals.fewerUnits(earlier, lines.size()))))
                .findFirst();
    }

    /** Another number for an earlier parcel; one that it had before and lost to the present one is no news. */
    private FoundParcel corrected(ShipmentNotification notification, ParcelUnits units, EarlierParcel earlier) {
        return parcels.find(notification.trackingNumber(), Set.copyOf(earlier.lines()))
                .map(parcel -> FoundParcel.known(units.text(), parcel))
                .orElseGet(() -> FoundParcel.fresh(units.text(), earlier.lines(), earlier.parcel()));
    }

    private TikTokOrder readable() {
        if (known == null) {
            throw UnitRefusals.unknownOrder();
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
            throw UnitRefusals.unreadableOrder();
        }
        return order;
    }

    private Optional<Parcel> byId(ShipmentNotification notification, String units) {
        return parcels.find(parcel -> parcel.id()
                .equals(ParcelId.of(parcel.shopId(), parcel.orderId(), notification.trackingNumber(), units)));
    }

    /** A new parcel with these lines, unless it is one told in other words, with items or without. */
    private FoundParcel fresh(ShipmentNotification notification, ParcelUnits units, List<String> lines) {
        return parcels.find(notification.trackingNumber(), Set.copyOf(lines))
                .map(parcel -> FoundParcel.known(units.text(), parcel))
                .orElseGet(() -> FoundParcel.fresh(units.text(), lines, null));
    }
}
