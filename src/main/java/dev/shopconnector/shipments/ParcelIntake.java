package dev.shopconnector.shipments;

import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a notification is to an order: a parcel that is known, a new one, a new tracking number for a parcel that is known,
 * or one that cannot be told. Knows the parcels of one order; not thread-safe.
 */
final class ParcelIntake {
    private final @Nullable Known known;
    private final List<Parcel> parcels;

    ParcelIntake(@Nullable Known known, List<Parcel> parcels) {
        this.known = known;
        this.parcels = new ArrayList<>(parcels);
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

    /** Units that went together already: in a parcel of ours, or in one that TikTok knows and we do not. */
    private record Earlier(List<String> lines, String tracking, @Nullable Parcel parcel) {}

    void add(Parcel parcel) {
        parcels.removeIf(old -> old.id().equals(parcel.id()));
        parcels.add(parcel);
    }

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

    /**
     * Whether a parcel that TikTok does not have is told again with another carrier, as when a seller mends just that: then
     * it is no mere repetition. Not when its units went with another parcel meanwhile.
     */
    boolean isCarriedAnew(Parcel parcel, ShipmentNotification notification) {
        boolean open = parcel.state() == ParcelState.REFUSED || parcel.state() == ParcelState.WAITING;
        boolean free = parcels.stream()
                .filter(other -> other.state().holdsItsUnits() && !other.id().equals(parcel.id()))
                .noneMatch(other -> other.lineIds().stream().anyMatch(parcel.lineIds()::contains));
        return open
                && free
                && !parcel.lineIds().isEmpty()
                && notification.carrierCode() != null
                && !notification.carrierCode().equals(parcel.carrierCode());
    }

    /**
     * The units of a parcel that was refused, told anew for a replay.
     *
     * @throws UnitsRefusedException when they still cannot be told
     */
    List<String> again(ShipmentNotification notification) {
        ParcelUnits units = ParcelUnits.asked(readable(), notification);
        try {
            return units.take(taken());
        } catch (UnitsRefusedException e) {
            return units.takeCancelledToo(taken(), e);
        }
    }

    private Found find(ShipmentNotification notification, TikTokOrder order) {
        if (notification.trackingNumber().isEmpty()) {
            throw new UnitsRefusedException(
                    "tracking-missing",
                    "The parcel has no tracking number, and TikTok Shop takes no parcel without one.",
                    "Enter the tracking number in TikTok's Seller Center, or ship the order with a tracked service.");
        }
        ParcelUnits units = ParcelUnits.asked(order, notification);
        Optional<Parcel> same = byId(notification, units.text());
        if (same.isPresent()) {
            return known(units.text(), same.get());
        }
        List<Earlier> earlier = earlier(order).stream()
                .filter(parcel -> units.areThose(parcel.lines()))
                .toList();
        Optional<Earlier> sameTracking = earlier.stream()
                .filter(parcel -> ParcelId.sameTracking(parcel.tracking(), notification.trackingNumber()))
                .findFirst();
        // All that is left, with the number of a part that went before, is the rest and no repetition.
        if (sameTracking.isPresent() && !units.isRest(taken())) {
            Earlier told = sameTracking.get();
            return new Found(units.text(), told.parcel(), told.lines(), null, null);
        }
        try {
            return fresh(notification, units, units.take(taken()));
        } catch (UnitsRefusedException e) {
            if (earlier.size() == 1) {
                return new Found(
                        units.text(),
                        null,
                        earlier.get(0).lines(),
                        earlier.get(0).parcel(),
                        null);
            }
            return cancelled(notification, units, e);
        }
    }

    /** What is short because it was cancelled is in the parcel all the same, and shipments.guard says what to do. */
    private Found cancelled(ShipmentNotification notification, ParcelUnits units, UnitsRefusedException refusal) {
        try {
            return fresh(notification, units, units.takeCancelledToo(taken(), refusal));
        } catch (UnitsRefusedException e) {
            return new Found(units.text(), null, List.of(), null, e);
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
        return parcels.stream()
                .filter(parcel -> parcel.id()
                        .equals(ParcelId.of(parcel.shopId(), parcel.orderId(), notification.trackingNumber(), units)))
                .findFirst();
    }

    /** A new parcel with these lines, unless it is one told in other words, with items or without. */
    private Found fresh(ShipmentNotification notification, ParcelUnits units, List<String> lines) {
        return parcels.stream()
                .filter(parcel -> Set.copyOf(parcel.lineIds()).equals(Set.copyOf(lines))
                        && ParcelId.sameTracking(parcel.trackingNumber(), notification.trackingNumber()))
                .findFirst()
                .map(parcel -> known(units.text(), parcel))
                .orElseGet(() -> new Found(units.text(), null, lines, null, null));
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>();
        parcels.stream().filter(p -> p.state().holdsItsUnits()).forEach(p -> taken.addAll(p.lineIds()));
        return taken;
    }

    private List<Earlier> earlier(TikTokOrder order) {
        List<Earlier> earlier = new ArrayList<>();
        Set<String> corrected = parcels.stream()
                .filter(parcel -> parcel.state().holdsItsUnits())
                .flatMap(parcel -> Stream.ofNullable(parcel.replaces()))
                .collect(Collectors.toSet());
        parcels.stream()
                .filter(parcel -> parcel.state().holdsItsUnits() && !corrected.contains(parcel.id()))
                .forEach(parcel -> earlier.add(new Earlier(parcel.lineIds(), parcel.trackingNumber(), parcel)));
        Set<String> taken = taken();
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
        foreign.forEach((tracking, lines) -> earlier.add(new Earlier(lines, tracking, null)));
        return earlier;
    }
}
