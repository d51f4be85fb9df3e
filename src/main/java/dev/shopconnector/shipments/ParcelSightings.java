package dev.shopconnector.shipments;

import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an order that is read for one parcel tells of its others, whatever our rows say: TikTok has one whose answer was
 * lost, or that was entered by hand; it has another number by now for one that it took; it does not have one that it may
 * have had.
 */
@Component("parcelSightings")
@Transactional
public class ParcelSightings {
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
     * Writes down what the variable {@code order} shows of other parcels than the variable {@code parcel}; nothing when
     * TikTok was told of the order since it was read.
     */
    public void note(Exchange exchange) {
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        TikTokOrder order = exchange.getVariable("order", TikTokOrder.class);
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        if (told.has(lease, inHand.orderId())
                || table.lock(inHand.shopId(), inHand.id())
                        .filter(held -> held.isHeldBy(lease))
                        .isEmpty()) {
            return;
        }
        others(inHand).filter(parcel -> OVER.contains(parcel.state())).forEach(parcel -> seen(order, parcel)
                .map(line -> accepted.seen(parcel, line.shippingProviderName(), line.packageId()))
                .ifPresent(doorbell::ringAfterCommit));
        Instant at = clock.instant();
        List<Parcel> waiting = Stream.concat(
                        Stream.of(inHand), others(inHand).filter(parcel -> parcel.state() == ParcelState.WAITING))
                .toList();
        others(inHand).forEach(parcel -> {
            UnitsAtTikTok units = UnitsAtTikTok.of(parcel, order);
            if (parcel.state() == ParcelState.ACCEPTED && wasChanged(units, waiting)) {
                table.save(OvertakenParcel.of(parcel, units, at));
            } else if (ParcelDoubt.isAbout(parcel) && units.showNothingOf(parcel)) {
                table.save(ParcelDoubt.settled(parcel, at));
            }
        });
    }

    /** Whether TikTok has another number for units, and none that waits: that one is recognised and says so itself. */
    private static boolean wasChanged(UnitsAtTikTok units, List<Parcel> waiting) {
        return !units.elsewhere().isEmpty()
                && units.elsewhere().stream()
                        .noneMatch(line -> waiting.stream().anyMatch(other -> UnitsAtTikTok.isWith(line, other)));
    }

    private Stream<Parcel> others(Parcel inHand) {
        return table
                .ofOrders(inHand.shopId(), Set.of(inHand.orderId()))
                .getOrDefault(inHand.orderId(), List.of())
                .stream()
                .filter(parcel -> !parcel.id().equals(inHand.id()))
                // Of an erased number only the end is left, so TikTok's would pass for another one.
                .filter(parcel -> !parcel.isErased());
    }

    /** A line with the number of the parcel, when all its units that are not cancelled have it. */
    private static Optional<TikTokLine> seen(TikTokOrder order, Parcel parcel) {
        UnitsAtTikTok units = UnitsAtTikTok.of(parcel, order);
        boolean all =
                units.here().size() + units.cancelled().size() == units.all().size();
        return all ? units.here().stream().findFirst() : Optional.empty();
    }
}
