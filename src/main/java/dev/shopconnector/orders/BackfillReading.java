package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.OrderTime;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import java.time.Instant;
import java.util.List;

/**
 * A few pages of a backfill, from its cursor on. {@code orders.backfill} asks it for the next call and hands it the
 * answer until there is no more for this time. Not thread-safe.
 */
public final class BackfillReading {
    private final ShopLease lease;
    private final long id;
    private final OrderTime by;
    private final UpdateTimeWalk walk;
    private final PageReader reader;
    private final int pageSize;
    private int pagesLeft;

    BackfillReading(
            ShopLease lease, long id, OrderTime by, UpdateTimeWalk walk, PageReader reader, int pageSize, int pages) {
        this.lease = lease;
        this.id = id;
        this.by = by;
        this.walk = walk;
        this.reader = reader;
        this.pageSize = pageSize;
        this.pagesLeft = pages;
    }

    /** Whether there is another page to ask for this time. */
    public boolean isMore() {
        return pagesLeft > 0 && walk.more();
    }

    /** Whether the range goes on behind what was read this time. */
    public boolean isUnfinished() {
        return walk.more();
    }

    /** The order search for the next page. */
    public TikTokCall nextCall() {
        return TikTokCall.orders(lease.access(), by, pageSize, walk.position(), walk.windowEnd(), walk.token());
    }

    /**
     * The answer as a page to store, with the progress that its transaction writes.
     *
     * @throws dev.shopconnector.tiktok.TikTokTransientException when the answer contradicts itself
     * @throws StalledWalkException when TikTok's pages lead nowhere
     */
    public OrderPage read(TikTokAnswer answer) {
        List<JsonNode> orders = reader.orders("orders.search", answer);
        walk.accept(reader.page(answer, orders, walk.rowsInQuestion(), by));
        pagesLeft--;
        BackfillProgress progress = new BackfillProgress(id, Instant.ofEpochSecond(walk.position()), !walk.more());
        return new OrderPage(lease, reader.candidates(orders), null, false, progress);
    }
}
