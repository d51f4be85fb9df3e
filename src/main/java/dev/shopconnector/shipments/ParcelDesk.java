package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person may do with a parcel that waits or was refused: send it on its way again, or give it up. */
@Component("parcelDesk")
@Transactional
public class ParcelDesk {
    /** The rule of a parcel that a person gave up. */
    static final String GIVEN_UP = "given-up";

    private static final Set<String> LOOKED_AT =
            Set.of(ToldInVain.RULE, NewParcels.COVERED_IN_PART, "fewer-units", "given-up-before");

    private final KnownOrders orders;
    private final ParcelTable table;
    private final ParcelNotifications notifications;
    private final NewParcels newParcels;
    private final Clock clock;

    ParcelDesk(
            KnownOrders orders,
            ParcelTable table,
            ParcelNotifications notifications,
            NewParcels newParcels,
            Clock clock) {
        this.orders = orders;
        this.table = table;
        this.notifications = notifications;
        this.newParcels = newParcels;
        this.clock = clock;
    }

    /**
     * A refused parcel is due at once, so is one whose place was taken, and a waiting one need not wait for its time. Units
     * that could not be told when it came are looked for again. Where TikTok has another number for its units it is asked to
     * take this one instead, if this one was told later.
     *
     * @throws InvalidRequestException when it is settled, or its units are on their way in another parcel, also in the one
     *     that it was to replace
     */
    public Parcel replay(Store store, Parcel seen) {
        Parcel parcel = lock(store, seen);
        Instant now = clock.instant();
        if (parcel.isErased()) {
            throw new InvalidRequestException(
                    "the tracking number of this parcel was erased with its order's personal data;"
                            + " enter it in TikTok's Seller Center if the parcel did go to the buyer,"
                            + " or have ShipStation tell it again");
        }
        if (parcel.state() == ParcelState.WAITING) {
            ParcelDecision sooner = new ParcelDecision(
                    ParcelState.WAITING, "replayed", "A person asked to try it now.", parcel.remedy());
            return table.save(parcel.with(parcel.tries().forgiven()).decided(sooner, now, now));
        }
        OrderParcels all = new OrderParcels(ofOrder(store, parcel));
        if (parcel.state() != ParcelState.REFUSED && parcel.state() != ParcelState.REPLACED) {
            throw new InvalidRequestException("the parcel is " + parcel.state().word()
                    + "; only one that waits, was refused or was replaced can be replayed");
        }
        if (all.find(parcel.replaces())
                .filter(old -> old.state() == ParcelState.WAITING)
                .isPresent()) {
            throw new InvalidRequestException(
                    "the tracking number that this one was to replace is on its way again for the same units; give that"
                            + " parcel up first, or this one");
        }
        ParcelDecision again =
                new ParcelDecision(ParcelState.WAITING, "replayed", "A person sent it on its way again.", null);
        Parcel replayed = table.save(withUnits(store, parcel.agreed(), all)
                .with(parcel.tries().replayed(now.plus(ParcelDeadline.AT_LEAST)))
                .decided(again, now, now));
        newParcels.besideNewest(replayed, all).forEach(table::save);
        return replayed;
    }

    /**
     * The same along with all that one rule refused.
     *
     * @throws InvalidRequestException also when a person must have looked at this very parcel
     */
    public Parcel replayOfKind(Store store, Parcel seen) {
        if (!seen.past().asked().isEmpty() || LOOKED_AT.contains(seen.rule())) {
            throw new InvalidRequestException(
                    "who replays this parcel agrees to what its reason says; read that, and replay it by itself");
        }
        return replay(store, seen);
    }

    /**
     * TikTok is not told of the parcel any more; it is kept with the note.
     *
     * @throws InvalidRequestException when TikTok has it, or there is no note
     */
    public Parcel giveUp(Store store, Parcel seen, String note) {
        if (note.isBlank() || note.length() > 1_000) {
            throw new InvalidRequestException("note: say in up to 1000 characters why TikTok is not to be told");
        }
        Parcel parcel = lock(store, seen);
        if (parcel.state() != ParcelState.WAITING && parcel.state() != ParcelState.REFUSED) {
            throw new InvalidRequestException(
                    "the parcel is " + parcel.state().word() + "; only one that waits or was refused can be given up");
        }
        return table.save(parcel.decided(givenUp(parcel, note.strip()), clock.instant(), null));
    }

    private static ParcelDecision givenUp(Parcel parcel, String note) {
        return parcel.atTikTok().unsure()
                ? new ParcelDecision(
                        ParcelState.GIVEN_UP,
                        GIVEN_UP,
                        "A person decided that TikTok is told no more: " + note + "." + ParcelDoubt.GIVEN_UP,
                        "Look at the order in TikTok's Seller Center: if the tracking number is there and must not be,"
                                + " correct it there.")
                : new ParcelDecision(
                        ParcelState.GIVEN_UP, GIVEN_UP, "A person decided that TikTok is not told: " + note, null);
    }

    private Parcel lock(Store store, Parcel seen) {
        orders.lock(store.shopId(), Set.of(seen.orderId()));
        return ofOrder(store, seen).stream()
                .filter(parcel -> parcel.id().equals(seen.id()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("this store has no such parcel"));
    }

    private List<Parcel> ofOrder(Store store, Parcel parcel) {
        return table.ofOrders(store.shopId(), Set.of(parcel.orderId())).getOrDefault(parcel.orderId(), List.of());
    }

    private Parcel withUnits(Store store, Parcel parcel, OrderParcels all) {
        if (parcel.lineIds().isEmpty()) {
            return parcel.withLines(lookedFor(store, parcel, all));
        }
        if (OrderParcels.isCoveredInPart(parcel) || all.isRestOfItsNumber(parcel)) {
            List<String> free = all.freeOf(parcel);
            if (free.isEmpty()) {
                throw new InvalidRequestException(
                        "every unit of this parcel is in another parcel of the order by now; give this one up");
            }
            return parcel.withLines(free);
        }
        List<Parcel> holders = all.holdersOf(parcel);
        for (Parcel holder : holders) {
            refuseBeside(holder, parcel);
        }
        Parcel atTikTok = all.atTikTokFor(parcel);
        return atTikTok == null ? parcel : parcel.correcting(atTikTok.id());
    }

    private static void refuseBeside(Parcel holder, Parcel parcel) {
        if (holder.state() == ParcelState.WAITING) {
            throw new InvalidRequestException(
                    "units of this parcel are on their way with the tracking number ending in " + holder.trackingEnd()
                            + "; give that parcel up first, or this one");
        }
        if (parcel.state() == ParcelState.REFUSED && !parcel.rule().equals(ToldInVain.RULE)) {
            throw new InvalidRequestException("TikTok has the tracking number ending in " + holder.trackingEnd()
                    + " for units of this parcel. If this number is the right one all the same, tell it in ShipStation once"
                    + " more, then replay it; otherwise give this one up");
        }
    }

    private List<String> lookedFor(Store store, Parcel parcel, OrderParcels all) {
        KnownOrders.Known known =
                orders.lock(store.shopId(), Set.of(parcel.orderId())).get(parcel.orderId());
        try {
            return new ParcelIntake(known, all.without(parcel)).again(notifications.told(parcel));
        } catch (UnitsRefusedException e) {
            throw new InvalidRequestException(e.reason() + " " + e.remedy());
        }
    }
}
