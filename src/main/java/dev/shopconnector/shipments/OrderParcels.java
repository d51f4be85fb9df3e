package dev.shopconnector.shipments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parcels of one order as they are known, oldest first. Not thread-safe. */
final class OrderParcels {
    private final List<Parcel> parcels;

    OrderParcels(List<Parcel> parcels) {
        this.parcels = new ArrayList<>(parcels);
    }

    /** In place of what was known of the same parcel. */
    void put(Parcel parcel) {
        parcels.removeIf(old -> old.id().equals(parcel.id()));
        parcels.add(parcel);
    }

    OrderParcels without(Parcel parcel) {
        OrderParcels others = new OrderParcels(parcels);
        others.parcels.removeIf(other -> other.id().equals(parcel.id()));
        return others;
    }

    Optional<Parcel> find(Predicate<Parcel> which) {
        return parcels.stream().filter(which).findFirst();
    }

    /** The parcel with this id; empty for null. */
    Optional<Parcel> find(@Nullable String id) {
        return find(parcel -> parcel.id().equals(id));
    }

    /** The parcel of this tracking number with just these units, whatever came of it. */
    Optional<Parcel> find(String trackingNumber, Set<String> lines) {
        return find(parcel -> ParcelId.sameTracking(parcel.trackingNumber(), trackingNumber)
                && Set.copyOf(parcel.lineIds()).equals(lines));
    }

    /** Units that belong to a parcel. */
    Set<String> taken() {
        Set<String> taken = new HashSet<>();
        holding().forEach(parcel -> taken.addAll(parcel.lineIds()));
        return taken;
    }

    /** Those that hold their units and that no other one corrects. */
    List<Parcel> standing() {
        Set<String> corrected = holding()
                .flatMap(parcel -> Stream.ofNullable(parcel.replaces()))
                .collect(Collectors.toSet());
        return holding().filter(parcel -> !corrected.contains(parcel.id())).toList();
    }

    /** Whether its units are in no other parcel but the one that it corrects. */
    boolean isFree(Parcel parcel) {
        return holding()
                .filter(other -> !other.id().equals(parcel.id()) && !other.id().equals(parcel.replaces()))
                .noneMatch(parcel::sharesUnitsWith);
    }

    /**
     * Whether another number took its place in vain: TikTok never had this one, and nobody holds its units. While the other
     * one is on its way, or TikTok has it, this one stays replaced, however often it is told.
     */
    boolean mayLiveAgain(Parcel parcel) {
        return parcel.state() == ParcelState.REPLACED
                && !parcel.wasAccepted()
                && !parcel.lineIds().isEmpty()
                && isFree(parcel);
    }

    private Stream<Parcel> holding() {
        return parcels.stream().filter(parcel -> parcel.state().holdsItsUnits());
    }
}
