package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
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

    Parcel of(Store store, ShipmentNotification notification, ParcelIntake.Found found, @Nullable TikTokOrder order) {
        Instant now = clock.instant();
        UnitsRefusedException refused = found.refused();
        Instant until = deadline.of(order, now);
        ParcelDecision first = refused == null
                ? waiting(store, until)
                : new ParcelDecision(ParcelState.REFUSED, refused.rule(), refused.reason(), refused.remedy());
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

    /** The same parcel, told with another carrier; due at once. */
    Parcel carriedAnew(Parcel parcel, ShipmentNotification notification) {
        return again(parcel, notification, "ShipStation told another carrier; TikTok Shop is told next.");
    }

    /** The same parcel, told again after the one that took its place came to nothing; due at once. */
    Parcel alive(Parcel parcel, ShipmentNotification notification) {
        return again(
                parcel,
                notification,
                "ShipStation told this tracking number again, and TikTok Shop was not told of the one that had taken its"
                        + " place; TikTok Shop is told next.");
    }

    private Parcel again(Parcel parcel, ShipmentNotification notification, String words) {
        Instant now = clock.instant();
        return parcel.carriedBy(notification.carrierCode(), notification.serviceCode())
                .with(parcel.tries().forgiven())
                .decided(new ParcelDecision(ParcelState.WAITING, "received", words, null), now, now);
    }

    /** The same parcel, told again when the tracking number of another one counts for its units; null: nobody knows which. */
    Parcel toldInVain(Parcel parcel, ShipmentNotification notification, @Nullable Parcel counts) {
        String other = counts == null ? "another one" : "another one, ending in " + counts.trackingEnd();
        String words = "ShipStation told this tracking number again, with the carrier '"
                + CarrierName.of(notification.carrierCode()).quotable() + "', but its units went with " + other
                + ", meanwhile; that one counts.";
        String remedy =
                "If this number is the right one: correct the number in TikTok's Seller Center where TikTok has the"
                        + " other one; otherwise give the other parcel up and replay this one.";
        return parcel.carriedBy(notification.carrierCode(), notification.serviceCode())
                .decided(new ParcelDecision(parcel.state(), "told-in-vain", words, remedy), clock.instant(), null);
    }

    /** The parcel that gives way to this one before TikTok has it, as far as anybody knows. */
    Parcel replaced(Parcel old, Parcel by) {
        String words = "ShipStation told another tracking number, ending in " + by.trackingEnd()
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

    /** The parcel that waits when a part of its units went with this one: whether its label is void nobody tells us. */
    Parcel coveredInPart(Parcel old, Parcel by) {
        List<String> left = old.lineIds().stream()
                .filter(line -> !by.lineIds().contains(line))
                .toList();
        int gone = old.lineIds().size() - left.size();
        return old.withLines(left)
                .decided(
                        new ParcelDecision(
                                ParcelState.REFUSED,
                                COVERED_IN_PART,
                                gone + " of the " + old.lineIds().size()
                                        + " units went with another tracking number, ending in " + by.trackingEnd()
                                        + ", before TikTok Shop was told of this one, so its label may be void.",
                                "If the other units do go with this number, replay it. If its label is void, ship them with"
                                        + " another one in ShipStation; this one is replaced then, or give it up."),
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
