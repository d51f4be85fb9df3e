package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;
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

    /** The parcel that this very notification told of before, whatever became of it and of the order since. */
    Optional<Parcel> hearing(ShipmentNotification notification) {
        return find(parcel -> parcel.told().hasHeard(notification));
    }

    /** Units that belong to a parcel. */
    Set<String> taken() {
        Set<String> taken = new HashSet<>();
        holding().forEach(parcel -> taken.addAll(parcel.lineIds()));
        return taken;
    }

    /** Units that belong to a parcel with this tracking number. */
    Set<String> taken(String trackingNumber) {
        return holding()
                .filter(parcel -> ParcelId.sameTracking(parcel.trackingNumber(), trackingNumber))
                .flatMap(parcel -> parcel.lineIds().stream())
                .collect(Collectors.toSet());
    }

    /** A parcel of this tracking number that a person gave up, with some of these units; erased or not. */
    Optional<Parcel> givenUp(String trackingNumber, List<String> lines) {
        return find(parcel -> parcel.state() == ParcelState.GIVEN_UP
                && parcel.rule().equals(ParcelDesk.GIVEN_UP)
                && parcel.isNumbered(trackingNumber)
                && parcel.lineIds().stream().anyMatch(lines::contains));
    }

    /** Those that came to nothing and were to correct this one, which was told again since: they correct it no more. */
    List<Parcel> correctingNoMore(Parcel parcel) {
        return parcels.stream()
                .filter(other ->
                        parcel.id().equals(other.replaces()) && !other.state().holdsItsUnits())
                .map(other -> other.correcting(null))
                .toList();
    }

    /** Those that hold their units and that no other one is on its way to correct. */
    List<Parcel> standing() {
        Set<String> corrected = holding()
                .filter(parcel -> parcel.state() == ParcelState.WAITING)
                .flatMap(parcel -> Stream.ofNullable(parcel.replaces()))
                .collect(Collectors.toSet());
        return holding().filter(parcel -> !corrected.contains(parcel.id())).toList();
    }

    /** Those that hold units of this one, but for the one that it corrects. */
    List<Parcel> holdersOf(Parcel parcel) {
        return holding()
                .filter(other -> !other.id().equals(parcel.id()) && !other.id().equals(parcel.replaces()))
                .filter(parcel::sharesUnitsWith)
                .toList();
    }

    /** Its units that are in no other parcel but the one that it corrects. */
    List<String> freeOf(Parcel parcel) {
        List<Parcel> holders = holdersOf(parcel);
        return parcel.lineIds().stream()
                .filter(line ->
                        holders.stream().noneMatch(holder -> holder.lineIds().contains(line)))
                .toList();
    }

    /**
     * Whether another number took its place in vain: TikTok never had this one, or may have it still, and nobody holds its
     * units. While the other one is on its way, or TikTok has it, this one stays as it is, however often it is told.
     */
    boolean mayLiveAgain(Parcel parcel) {
        boolean open = !parcel.wasAccepted() || parcel.atTikTok().unsure();
        boolean gaveWay = (open && parcel.state() == ParcelState.REPLACED)
                || (open && parcel.rule().equals(ToldInVain.RULE))
                || isCoveredInPart(parcel);
        return gaveWay && !parcel.lineIds().isEmpty() && holdersOf(parcel).isEmpty();
    }

    /**
     * Whether its number was erased before TikTok had it, so that it is as good as new when ShipStation tells it again: it
     * was given up with that, or gave way to one that was. While other numbers have all its units those count.
     */
    boolean mayComeAnew(Parcel parcel) {
        boolean givenUp = parcel.isGivenUpByErasure()
                && (parcel.lineIds().isEmpty() || !freeOf(parcel).isEmpty());
        return parcel.isErased() && (givenUp || mayLiveAgain(parcel));
    }

    /** The parcel that TikTok has, or may have, for units of this one; null when there is none, as far as anybody knows. */
    @Nullable
    Parcel atTikTokFor(Parcel parcel) {
        return find(other -> !other.id().equals(parcel.id())
                        && other.state() != ParcelState.WAITING
                        && (other.state() == ParcelState.ACCEPTED
                                || other.atTikTok().unsure())
                        && other.sharesUnitsWith(parcel))
                .orElse(null);
    }

    /** The parcel of which nobody knows whether TikTok has it for units of this one; null when there is none. */
    @Nullable
    Parcel inDoubtFor(Parcel parcel) {
        return find(other ->
                        !other.id().equals(parcel.id()) && other.atTikTok().unsure() && other.sharesUnitsWith(parcel))
                .orElse(null);
    }

    static boolean isCoveredInPart(Parcel parcel) {
        return parcel.state() == ParcelState.REFUSED && parcel.rule().equals(NewParcels.COVERED_IN_PART);
    }

    /** Whether its units that are in another parcel are there with its own number, so that it is the rest of that one. */
    boolean isRestOfItsNumber(Parcel parcel) {
        List<Parcel> holders = holdersOf(parcel);
        return !holders.isEmpty() && holders.stream().allMatch(holder -> holder.isNumbered(parcel.trackingNumber()));
    }

    /** Whether it waits, and TikTok heard neither of it nor of one that it corrects. */
    boolean isCertainlyUntold(Parcel parcel) {
        return parcel.state() == ParcelState.WAITING
                && !parcel.atTikTok().unsure()
                && parcel.tries().pushes() == 0
                && find(parcel.replaces())
                        .filter(old -> old.state() == ParcelState.ACCEPTED
                                || old.atTikTok().unsure())
                        .isEmpty();
    }

    /** Whether its units are in no other parcel but those that give way to it. */
    boolean mayBeTold(Parcel parcel) {
        return givingWayTo(parcel).containsAll(holdersOf(parcel));
    }

    /**
     * The parcels that TikTok is not told of any more when it is told of this one: the waiting one whose number it corrects,
     * those whose units are all in it, and one that was covered in part before and has no unit left.
     */
    List<Parcel> givingWayTo(Parcel by) {
        return parcels.stream()
                .filter(old -> !old.id().equals(by.id()))
                .filter(old -> old.state() == ParcelState.WAITING || isCoveredInPart(old))
                .filter(old -> old.id().equals(by.replaces())
                        || (old.sharesUnitsWith(by) && by.lineIds().containsAll(unitsOf(old))))
                .toList();
    }

    /** Parcels of which this one holds a part of the units, that were not told. */
    List<Parcel> coveredInPartBy(Parcel by) {
        return parcels.stream()
                .filter(old -> old.state() == ParcelState.WAITING || isCoveredInPart(old))
                .filter(old -> !old.id().equals(by.id()) && !old.id().equals(by.replaces()))
                .filter(old -> old.sharesUnitsWith(by) && !by.lineIds().containsAll(unitsOf(old)))
                .toList();
    }

    /** What TikTok would be told of: of a parcel that was covered in part only what no third one has. */
    private List<String> unitsOf(Parcel old) {
        return isCoveredInPart(old) ? freeOf(old) : old.lineIds();
    }

    private Stream<Parcel> holding() {
        return parcels.stream().filter(parcel -> parcel.state().holdsItsUnits());
    }
}
