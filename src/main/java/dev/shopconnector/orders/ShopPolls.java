package dev.shopconnector.orders;

import dev.shopconnector.flows.Shift;
import dev.shopconnector.tiktok.TikTokAnswer;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** Begins the reading of a claimed shop. */
@Component("shopPolls")
public class ShopPolls {
    private final Clock clock;
    private final ImportSettings settings;
    private final PageReader reader;

    ShopPolls(Clock clock, ImportSettings settings, PageReader reader) {
        this.clock = clock;
        this.settings = settings;
        this.reader = reader;
    }

    /**
     * A reading from the cursor less the overlap, but not before the merchant's first-import date, up to now. A long
     * way is cut into slices; nothing is left out of it. Empty for a store that takes new orders by hand only, unless
     * somebody asked. It breaks off after a page when its routes are replaced.
     */
    public ShopPoll begin(ShopLease lease, CamelContext camel) {
        Instant from = lease.cursorAt().minus(settings.overlap());
        if (from.isBefore(lease.importFrom())) {
            from = lease.importFrom();
        }
        long now = clock.instant().getEpochSecond();
        UpdateTimeWalk walk = new UpdateTimeWalk(
                from.getEpochSecond(),
                lease.bringsNewOrders() ? now + 1 : from.getEpochSecond(),
                settings.slice().toSeconds(),
                settings.pageSize());
        return new ShopPoll(lease, walk, now, reader, settings.pageSize(), () -> Shift.isOver(camel), settings.lease());
    }

    /** Hands a reading the answer to the question for its next page. */
    public void answered(ShopPoll poll, TikTokAnswer answer) {
        poll.answered(answer);
    }

    /** Tells a reading what the question for its next page failed of. */
    public void failed(ShopPoll poll, Throwable failure) {
        poll.failed(failure);
    }
}
