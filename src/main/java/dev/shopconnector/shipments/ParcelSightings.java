package dev.shopconnector.shipments;

import dev.shopconnector.shipments.ParcelTable.Held;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an order that is read for one parcel tells of its others, whatever our rows say: TikTok has one whose answer was
 * lost, or that was entered by hand; it has another number by now for one that it took; it does not have one that it may
 * have had.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ParcelSightings {
    private static final Set<ParcelState> OVER =
            Set.of(ParcelState.REPLACED, ParcelState.REFUSED, ParcelState.GIVEN_UP);

    private final ParcelTable table;
    private final AcceptedParcels accepted;
    private final ToldOrders told;
    private final ParcelDoorbell doorbell;
    private final Clock clock;

    ParcelSightings(
            ParcelTable table, AcceptedParcels accepted, ToldOrders told, ParcelDoorbell doorbell, Clock clock) {
        this.table = table;
        this.accepted = accepted;
        this.told = told;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * The parcel in hand as it is after what its order shows of the others was written down, locked with them. Nothing is
     * written when TikTok was told of the order since it was read, and when the parcel is this worker's no more.
     *
     * @param order null when TikTok does not tell it
     * @return empty when the table has the parcel no more
     */
    Optional<Held> lock(PushLease lease, Parcel inHand, @Nullable TikTokOrder order) {
        Optional<Held> held = table.lock(inHand);
        if (order == null
                || told.has(lease, inHand.orderId())
                || held.filter(parcel -> parcel.isHeldBy(lease)).isEmpty()) {
            return held;
        }
        Optional<Held> after = noteThere(order, known(held)) ? table.lock(inHand) : held;
        return noteElsewhere(inHand, order, known(after)) ? table.lock(inHand) : after;
    }

    /** TikTok has one that was over for us; whether there was one. */
    private boolean noteThere(TikTokOrder order, List<Parcel> others) {
        List<Parcel> there = others.stream()
                .filter(parcel -> OVER.contains(parcel.state()))
                .filter(parcel -> seen(order, parcel).isPresent())
                .toList();
        there.forEach(parcel -> seen(order, parcel)
                .map(line -> accepted.seen(parcel, line.shippingProviderName(), line.packageId()))
                .ifPresent(doorbell::ringAfterCommit));
        return !there.isEmpty();
    }

    /** It does not have one that it had, or may have had; whether there was one. */
    private boolean noteElsewhere(Parcel inHand, TikTokOrder order, List<Parcel> others) {
        Instant at = clock.instant();
        List<Parcel> waiting = Stream.concat(
                        Stream.of(inHand), others.stream().filter(parcel -> parcel.state() == ParcelState.WAITING))
                .toList();
        List<Parcel> changed = others.stream()
                .flatMap(parcel -> Stream.ofNullable(notThere(parcel, UnitsAtTikTok.of(parcel, order), waiting, at)))
                .toList();
        changed.forEach(table::save);
        return !changed.isEmpty();
    }

    /** Null when the order shows nothing of the kind. */
    private static @Nullable Parcel notThere(Parcel parcel, UnitsAtTikTok units, List<Parcel> waiting, Instant at) {
        if (parcel.state() == ParcelState.ACCEPTED && wasChanged(units, waiting)) {
            return OvertakenParcel.of(parcel, units, at);
        }
        return ParcelDoubt.isAbout(parcel) && units.showNothingOf(parcel) ? ParcelDoubt.settled(parcel, at) : null;
    }

    /** Whether TikTok has another number for units, and none that waits: that one is recognised and says so itself. */
    private static boolean wasChanged(UnitsAtTikTok units, List<Parcel> waiting) {
        return !units.elsewhere().isEmpty()
                && units.elsewhere().stream()
                        .noneMatch(line -> waiting.stream().anyMatch(other -> UnitsAtTikTok.isWith(line, other)));
    }

    /** Of an erased number only the end is left, so TikTok's would pass for another one. */
    private static List<Parcel> known(Optional<Held> held) {
        return held.stream()
                .flatMap(parcel -> parcel.others().stream())
                .filter(other -> !other.isErased())
                .toList();
    }

    /** A line with the number of the parcel, when all its units that are not cancelled have it. */
    private static Optional<TikTokLine> seen(TikTokOrder order, Parcel parcel) {
        UnitsAtTikTok units = UnitsAtTikTok.of(parcel, order);
        boolean all =
                units.here().size() + units.cancelled().size() == units.all().size();
        return all ? units.here().stream().findFirst() : Optional.empty();
    }
}
