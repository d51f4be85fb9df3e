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
    private static final String RECONNECT = "Connect the shop again; the parcel goes on by itself then.";

    private final Clock clock;
    private final ParcelDeadline deadline;

    NewParcels(Clock clock, ParcelDeadline deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    Parcel of(Store store, ShipmentNotification notification, ParcelIntake.Found found, @Nullable TikTokOrder order) {
        Instant now = clock.instant();
        UnitsRefusedException refused = found.refused();
        ParcelDecision first = refused == null
                ? waiting(store)
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
                        found.units()),
                found.lines(),
                first,
                List.of(first.step(now)),
                replaces == null ? null : replacedAtTikTok(replaces),
                ParcelTries.first(refused == null ? now : null, deadline.of(order, now)),
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
                .with(parcel.tries().failed(0))
                .decided(new ParcelDecision(ParcelState.WAITING, "received", words, null), now, now);
    }

    /** The parcel that gives way to this one before TikTok has it. */
    Parcel replaced(Parcel old, Parcel by) {
        return old.replaced(
                "ShipStation told another tracking number, ending in " + by.trackingEnd()
                        + ", for the same units; that one counts.",
                clock.instant());
    }

    /** A correction that TikTok has not heard of gives way to the next, which then replaces what that one was to replace. */
    private static String replacedAtTikTok(Parcel old) {
        return old.state() == ParcelState.WAITING && old.replaces() != null ? old.replaces() : old.id();
    }

    private static ParcelDecision waiting(Store store) {
        return store.needsReauthorization()
                ? new ParcelDecision(
                        ParcelState.WAITING,
                        "reauthorization",
                        "Stored. TikTok Shop no longer accepts the shop's authorisation, so it cannot be told yet.",
                        RECONNECT)
                : new ParcelDecision(ParcelState.WAITING, "received", "Stored; TikTok Shop is told next.", null);
    }
}
