package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time after paying in which a buyer may cancel an order freely: TikTok Shop order API, ON_HOLD. */
@Component
public class BuyersHour {
    private final Clock clock;
    private final ImportSettings settings;

    BuyersHour(Clock clock, ImportSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** When it ends, UTC. Where TikTok does not say when an order was paid, it was at the latest when it last changed. */
    public Instant endsAt(TikTokOrder order) {
        Instant paid = order.paidTime() != null ? order.paidTime() : latestKnown(order);
        return paid.plus(settings.buyersHour());
    }

    /** Seconds until it ends; 0 when it has ended. */
    public long secondsLeft(TikTokOrder order) {
        return Math.max(0, endsAt(order).getEpochSecond() - clock.instant().getEpochSecond());
    }

    /** The same, but 0 where TikTok itself keeps the hour, by the status ON_HOLD. */
    public long secondsLeftToUs(TikTokOrder order) {
        return Boolean.TRUE.equals(order.isOnHoldOrder()) ? 0 : secondsLeft(order);
    }

    private Instant latestKnown(TikTokOrder order) {
        return order.updateTime() == null ? clock.instant() : order.updateTime();
    }
}
