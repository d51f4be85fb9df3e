package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first state of a parcel. */
@Component
class NewParcels {
    private static final Duration AT_LEAST = Duration.ofHours(1);
    static final String RECONNECT = "Connect the shop again; the parcel goes on by itself then.";

    private final Clock clock;
    private final ShipmentsSettings settings;

    NewParcels(Clock clock, ShipmentsSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    Parcel of(Store store, ShipmentNotification notification, ParcelIntake.Found found, @Nullable TikTokOrder order) {
        Instant now = clock.instant();
        UnitsRefusedException refused = found.refused();
        ParcelState state = refused == null ? ParcelState.WAITING : ParcelState.REFUSED;
        String rule = refused != null ? refused.rule() : store.needsReauthorization() ? "reauthorization" : "received";
        String reason = refused != null ? refused.reason() : waiting(store);
        Parcel replaces = found.replaces();
        return new Parcel(
                store.shopId(),
                ParcelId.of(store.shopId(), notification.orderId(), notification.trackingNumber(), found.units()),
                notification.orderId(),
                notification.trackingNumber(),
                notification.carrierCode(),
                notification.serviceCode(),
                found.units(),
                found.lines(),
                state,
                rule,
                reason,
                refused != null ? refused.remedy() : store.needsReauthorization() ? RECONNECT : null,
                List.of(),
                List.of(new ParcelStep(now, state.word(), rule, reason, 1)),
                replaces == null ? null : replaces.id(),
                0,
                0,
                0,
                null,
                null,
                refused == null ? now : null,
                deadline(order, now),
                now);
    }

    /** The same parcel with another carrier, due at once. */
    Parcel carriedAnew(Parcel parcel, ShipmentNotification notification) {
        Instant now = clock.instant();
        ParcelDecision decision = new ParcelDecision(
                ParcelState.WAITING, "received", "ShipStation told another carrier; TikTok Shop is told next.", null);
        return parcel.decided(decision, now, now).carriedBy(notification.carrierCode(), notification.serviceCode());
    }

    private static String waiting(Store store) {
        return store.needsReauthorization()
                ? "Stored. TikTok Shop no longer accepts the shop's authorisation, so it cannot be told yet."
                : "Stored; TikTok Shop is told next.";
    }

    private Instant deadline(@Nullable TikTokOrder order, Instant now) {
        Instant due = order == null ? null : order.shippingDueTime();
        Instant deadline = due == null ? now.plus(settings.patience()) : due;
        return deadline.isBefore(now.plus(AT_LEAST)) ? now.plus(AT_LEAST) : deadline;
    }
}
