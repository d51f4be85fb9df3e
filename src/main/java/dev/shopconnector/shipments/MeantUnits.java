package dev.shopconnector.shipments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a notification can mean that asks for more units than are left. ShipStation tells of new labels and never which one
 * is void, so it is a new number for one earlier parcel, for a part of one, for several of them together, or it is about a
 * unit that was cancelled. It is acted upon when it can be one of these only.
 */
final class MeantUnits {
    private final ParcelUnits asked;
    private final String trackingNumber;
    private final OrderParcels parcels;
    private final Set<String> taken;

    MeantUnits(ParcelUnits asked, String trackingNumber, OrderParcels parcels) {
        this.asked = asked;
        this.trackingNumber = trackingNumber;
        this.parcels = parcels;
        this.taken = parcels.taken();
    }

    /**
     * One thing that may be meant.
     *
     * @param lines the units; empty when TikTok cannot be told so
     * @param corrects the earlier parcel with just these units; null when it is not about one
     * @param name for a sentence
     */
    record Meaning(List<String> lines, @Nullable EarlierParcel corrects, String name) {}

    /**
     * The only thing that can be meant.
     *
     * @param earlier those with just these units
     * @throws UnitsRefusedException {@code tooFew}, with the names of what could be meant or of what has such units
     */
    Meaning only(List<EarlierParcel> earlier, UnitsRefusedException tooFew) {
        List<Meaning> all = new ArrayList<>();
        earlier.forEach(one -> all.add(new Meaning(one.lines(), one, "the parcel ending in " + end(one.tracking()))));
        if (!asked.hasAnyLeft(taken)) {
            relabelled(earlier.isEmpty()).forEach(all::add);
        }
        boolean cancelled = mayBeCancelled(earlier);
        if (all.isEmpty() && cancelled) {
            return new Meaning(asked.takeCancelledToo(taken, tooFew), null, "");
        }
        if (all.size() == 1 && !cancelled && !all.get(0).lines().isEmpty()) {
            return all.get(0);
        }
        throw all.size() > 1 || (cancelled && !all.isEmpty())
                ? UnitRefusals.severalMeant(
                        tooFew, all.stream().map(Meaning::name).toList(), cancelled)
                : UnitRefusals.heldBy(tooFew, holders());
    }

    /** The ends of the numbers that have units of what is asked for. */
    private List<String> holders() {
        return parcels.standing().stream()
                .filter(parcel -> parcel.lineIds().stream().anyMatch(line -> asked.mayHold(List.of(line))))
                .map(Parcel::trackingEnd)
                .toList();
    }

    /** A part of a parcel, or all of several; {@code alsoTold} are parts of parcels that TikTok may have. */
    private Stream<Meaning> relabelled(boolean alsoTold) {
        List<Parcel> holders = parcels.standing().stream()
                .filter(parcel -> !ParcelId.sameTracking(parcel.trackingNumber(), trackingNumber))
                .toList();
        List<Parcel> together = holders.stream()
                .filter(MeantUnits::isUntold)
                .filter(parcel -> asked.mayHold(parcel.lineIds()))
                .toList();
        List<String> units =
                together.stream().flatMap(parcel -> parcel.lineIds().stream()).toList();
        Stream<Meaning> several = together.size() > 1 && asked.areThose(units)
                ? Stream.of(new Meaning(units, null, "the parcels ending in " + ends(together) + " together"))
                : Stream.empty();
        Stream<Meaning> parts = holders.stream()
                .filter(parcel -> alsoTold || isUntold(parcel))
                .flatMap(parcel -> asked.within(parcel.lineIds()).stream()
                        .map(lines -> new Meaning(
                                isUntold(parcel) ? lines : List.of(),
                                null,
                                "a part of the parcel ending in " + parcel.trackingEnd())));
        return Stream.concat(several, parts);
    }

    /** Whether it waits, TikTok certainly was not told of it, and it corrects no number that TikTok has. */
    private static boolean isUntold(Parcel parcel) {
        return parcel.state() == ParcelState.WAITING
                && parcel.replaces() == null
                && !parcel.atTikTok().unsure();
    }

    /** Whether a cancelled unit may be in it; not where all that was left went before, and now again. */
    private boolean mayBeCancelled(List<EarlierParcel> earlier) {
        boolean allOnceMore = asked.text().equals(ParcelUnits.ALL)
                && earlier.stream()
                        .flatMap(one -> Stream.ofNullable(one.parcel()))
                        .anyMatch(parcel -> parcel.told().units().equals(ParcelUnits.ALL));
        return !allOnceMore && asked.mayBeCancelled(taken);
    }

    private static String ends(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::trackingEnd).collect(Collectors.joining(" and "));
    }

    private static String end(String tracking) {
        return tracking.length() <= 4 ? tracking : tracking.substring(tracking.length() - 4);
    }
}
