package dev.shopconnector.shipments;

import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when a parcel is tried by itself: the time by which TikTok wants its order shipped, and never less than an hour. */
@Component
class ParcelDeadline {
    static final Duration AT_LEAST = Duration.ofHours(1);

    private final ShipmentsSettings settings;

    ParcelDeadline(ShipmentsSettings settings) {
        this.settings = settings;
    }

    /** For a parcel that came at this time; the order may name no time, or not be known. */
    Instant of(@Nullable TikTokOrder order, Instant receivedAt) {
        Instant due = order == null ? null : order.shippingDueTime();
        Instant deadline = due == null ? receivedAt.plus(settings.patience()) : due;
        Instant earliest = receivedAt.plus(AT_LEAST);
        return deadline.isBefore(earliest) ? earliest : deadline;
    }

    /** The parcel with the deadline that follows from its order as it is now. */
    Parcel follow(Parcel parcel, @Nullable TikTokOrder order) {
        if (order == null || order.shippingDueTime() == null || parcel.journey().isEmpty()) {
            return parcel;
        }
        Instant receivedAt = parcel.journey().get(0).at();
        return parcel.with(parcel.tries().until(of(order, receivedAt)));
    }
}
