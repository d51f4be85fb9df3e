package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first state of a parcel. */
@Component
class NewParcels {
    /** The rule of a parcel that waits for a person's word, for a part of its units went with another one. */
    static final String COVERED_IN_PART = "covered-in-part";

    private final Clock clock;
    private final ParcelDeadline deadline;

    NewParcels(Clock clock, ParcelDeadline deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    Parcel of(Store store, ShipmentNotification notification, FoundParcel found, @Nullable TikTokOrder order) {
        Instant now = clock.instant();
        UnitsRefusedException refused = found.refused();
        Instant until = deadline.of(order, now);
        ParcelDecision first = refused == null ? waiting(store, until) : ParcelDecision.refused(refused);
        Parcel replaces = found.replaces();
        return new Parcel(
                store.shopId(),
                ParcelId.of(store.shopId(), notification.orderId(), notification.trackingNumber(), found.units()),
                notification.orderId(),
                new ParcelTold(
                                notification.trackingNumber(),
                                notification.carrierCode(),
                                notification.serviceCode(),
                                found.units(),
                                List.of())
                        .hearing(notification),
                found.lines(),
                first,
                List.of(first.step(now)),
                ParcelPast.NONE,
                replaces == null ? null : replacedAtTikTok(replaces),
                ParcelTries.first(refused == null ? now : null, until),
                ParcelAtTikTok.NOTHING,
                now,
                0);
    }

    /** A parcel whose units could not be told before, with what was found this time; as it was when that is the same. */
    Parcel soughtAgain(Store store, ShipmentNotification notification, Parcel before, FoundParcel found) {
        Instant now = clock.instant();
        UnitsRefusedException refused = found.refused();
        if (refused != null) {
            ParcelDecision still = ParcelDecision.refused(refused);
            return still.equals(before.decision()) ? before : before.decided(still, now, null);
        }
        Parcel replaces = found.replaces();
        return before.withLines(found.lines())
                .correcting(replaces == null ? null : replacedAtTikTok(replaces))
                .carriedBy(notification.carrierCode(), notification.serviceCode())
                .with(before.tries().replayed(now.plus(ParcelDeadline.AT_LEAST)))
                .decided(waiting(store, before.tries().deadlineAt()), now, now);
    }

    /** The same parcel, told with another carrier; due at once. */
    Parcel carriedAnew(Parcel parcel, ShipmentNotification notification) {
        return again(parcel, notification, "ShipStation told another carrier; TikTok Shop is told next.");
    }

    /** The same parcel, told again after the one that took its place came to nothing; due at once. */
    Parcel alive(Parcel parcel, ShipmentNotification notification, @Nullable Parcel atTikTok) {
        return again(
                        parcel,
                        notification,
                        "ShipStation told this tracking number again, and the one that had taken its place came to nothing;"
                                + " TikTok Shop is told next.")
                .correcting(atTikTok == null ? parcel.replaces() : atTikTok.id());
    }

    /** The same parcel, told again when TikTok may have another number for its units: the order says whether it has. */
    Parcel doubted(Parcel parcel, ShipmentNotification notification, Parcel inDoubt) {
        Parcel again = again(
                parcel,
                notification,
                "ShipStation told this tracking number again, and TikTok Shop may have another one for its units by now,"
                        + " ending in " + inDoubt.trackingEnd() + "; the order is read again next.");
        return again.with(again.atTikTok().doubted()).correcting(inDoubt.id());
    }

    /** The same parcel, told again when it is not known what TikTok has, or when its time was over: it is looked at. */
    Parcel lookedAt(Parcel parcel, ShipmentNotification notification) {
        return again(
                parcel, notification, "ShipStation told this tracking number again; the order is read again next.");
    }

    /** The same parcel, told again without TikTok being told: this was decided instead. */
    Parcel inVain(Parcel parcel, ShipmentNotification notification, ParcelDecision decision) {
        return carriedAs(notification, parcel).decided(decision, clock.instant(), null);
    }

    /** What is told anew is tried for an hour at least, however late it is. */
    private Parcel again(Parcel parcel, ShipmentNotification notification, String words) {
        Instant now = clock.instant();
        return carriedAs(notification, parcel)
                .with(parcel.tries().replayed(now.plus(ParcelDeadline.AT_LEAST)))
                .decided(new ParcelDecision(ParcelState.WAITING, "received", words, null), now, now);
    }

    /** With the carrier of the notification, if it names one. */
    private static Parcel carriedAs(ShipmentNotification notification, Parcel parcel) {
        String carrier = notification.carrierCode();
        return carrier == null ? parcel : parcel.carriedBy(carrier, notification.serviceCode());
    }

    /** What becomes of the others when this one, which is the newest word, waits; they are put among the parcels too. */
    List<Parcel> besideNewest(Parcel by, OrderParcels ofOrder) {
        ofOrder.put(by);
        List<Parcel> changed = new ArrayList<>(ofOrder.correctingNoMore(by));
        ofOrder.givingWayTo(by).forEach(old -> changed.add(replaced(old, by)));
        changed.forEach(ofOrder::put);
        for (Parcel old : ofOrder.coveredInPartBy(by)) {
            Parcel covered = coveredInPart(old, by, ofOrder.freeOf(old));
            ofOrder.put(covered);
            changed.add(covered);
        }
        return changed;
    }

    /** The parcel that gives way to this one before TikTok has it, as far as anybody knows. */
    Parcel replaced(Parcel old, Parcel by) {
        String words = ParcelId.sameTracking(old.trackingNumber(), by.trackingNumber())
                ? "ShipStation told this tracking number again with "
                        + by.lineIds().size() + " of the " + old.lineIds().size() + " units; those count."
                : "ShipStation told another tracking number, ending in " + by.trackingEnd()
                        + ", for the same units; that one counts.";
        ParcelDecision decision = old.atTikTok().unsure()
                ? new ParcelDecision(
                        ParcelState.REPLACED,
                        "replaced",
                        words + ParcelDoubt.REPLACED,
                        "Look at the order in TikTok's Seller Center if the other number comes to nothing.")
                : new ParcelDecision(ParcelState.REPLACED, "replaced", words, null);
        return old.decided(decision, clock.instant(), null);
    }

    /**
     * The parcel that waits when only these units of it are left, for others went with this one at last: whether its label
     * is void nobody tells us. What it was told with is kept.
     */
    Parcel coveredInPart(Parcel old, Parcel by, List<String> left) {
        int gone = old.lineIds().size() - left.size();
        return old.decided(
                new ParcelDecision(
                        ParcelState.REFUSED,
                        COVERED_IN_PART,
                        gone + " of the " + old.lineIds().size()
                                + " units went with another tracking number, the last ending in " + by.trackingEnd()
                                + ", before TikTok Shop was told of this one, so its label may be void.",
                        "If the other units do go with this number, replay it: TikTok is told of the units that are in no"
                                + " other parcel then. If its label is void, ship them with another one in ShipStation; this"
                                + " one is replaced then, or give it up."),
                clock.instant(),
                null);
    }

    /** A correction that TikTok has not heard of gives way to the next, which then replaces what that one was to replace. */
    private static String replacedAtTikTok(Parcel old) {
        return old.state() == ParcelState.WAITING && old.replaces() != null ? old.replaces() : old.id();
    }

    private static ParcelDecision waiting(Store store, Instant until) {
        return store.needsReauthorization()
                ? Reconnect.by(until)
                : new ParcelDecision(ParcelState.WAITING, "received", "Stored; TikTok Shop is told next.", null);
    }
}
