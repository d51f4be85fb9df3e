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

    /** Whether its units are in no other parcel but those that give way to it. */
    boolean mayBeTold(Parcel parcel) {
        List<Parcel> givingWay = givingWayTo(parcel);
        return holding()
                .filter(other -> !other.id().equals(parcel.id()) && !other.id().equals(parcel.replaces()))
                .filter(other -> !givingWay.contains(other))
                .noneMatch(parcel::sharesUnitsWith);
    }

    /**
     * The parcels that TikTok is not told of any more when it is told of this one: the waiting one whose number it corrects,
     * those whose units are all in it, and what is left of one that was covered in part before.
     */
    List<Parcel> givingWayTo(Parcel by) {
        return parcels.stream()
                .filter(old -> !old.id().equals(by.id()))
                .filter(old -> old.state() == ParcelState.WAITING
                        || (old.state() == ParcelState.REFUSED && old.rule().equals(NewParcels.COVERED_IN_PART)))
                .filter(old -> old.id().equals(by.replaces())
                        || (old.sharesUnitsWith(by) && by.lineIds().containsAll(old.lineIds())))
                .toList();
    }

    /** Waiting parcels of which this one holds a part of the units. */
    List<Parcel> coveredInPartBy(Parcel by) {
        return parcels.stream()
                .filter(old -> old.state() == ParcelState.WAITING
                        && !old.id().equals(by.id())
                        && !old.id().equals(by.replaces()))
                .filter(old -> old.sharesUnitsWith(by) && !by.lineIds().containsAll(old.lineIds()))
                .toList();
    }

    /** The parcel that has units of this one by now; null when none has. */
    @Nullable
    Parcel inPlaceOf(Parcel parcel) {
        return holding()
                .filter(other -> !other.id().equals(parcel.id()) && other.sharesUnitsWith(parcel))
                .findFirst()
                .orElse(null);
    }

    /** Those that wait, that TikTok certainly was not told of, and that correct no number it has. */
    List<Parcel> untold() {
        return parcels.stream()
                .filter(parcel -> parcel.state() == ParcelState.WAITING && parcel.replaces() == null)
                .filter(parcel -> !parcel.atTikTok().unsure())
                .toList();
    }

    private Stream<Parcel> holding() {
        return parcels.stream().filter(parcel -> parcel.state().holdsItsUnits());
    }
}
