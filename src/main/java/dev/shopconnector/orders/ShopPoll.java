package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One reading of one shop, from its cursor to the moment at which the reading began. {@code orders.poll} asks it for the
 * next call and hands it the answer until there is no more. Not thread-safe, but that {@code orders.prefetch} may ask for
 * the next page while the one before it is judged and stored.
 */
public final class ShopPoll {
    private final ShopLease lease;
    private final UpdateTimeWalk walk;
    private final long began;
    private final PageReader reader;
    private final int pageSize;
    private final BooleanSupplier over;
    private final Duration patience;
    private CompletableFuture<TikTokAnswer> next = new CompletableFuture<>();
    private boolean asked;

    /**
     * @param began the unix second in which the reading begins; orders may still change in it, so no cursor passes it
     * @param over whether no further page is to be asked for
     * @param patience how long an answer that was asked for ahead is waited for
     */
    ShopPoll(
            ShopLease lease,
            UpdateTimeWalk walk,
            long began,
            PageReader reader,
            int pageSize,
            BooleanSupplier over,
            Duration patience) {
        this.lease = lease;
        this.walk = walk;
        this.began = began;
        this.reader = reader;
        this.pageSize = pageSize;
        this.over = over;
        this.patience = patience;
    }

    public ShopLease getLease() {
        return lease;
    }

    /** Whether there is another page to ask for. */
    public boolean isMore() {
        return walk.more() && !over.getAsBoolean();
    }

    /** Whether pages are left for the routes that replace these. */
    public boolean isBrokenOff() {
        return walk.more();
    }

    /** Whether there is another page; from then on it is asked for, and {@link #answered} or {@link #failed} must follow. */
    public boolean isAskingNext() {
        asked = isMore();
        next = new CompletableFuture<>();
        return asked;
    }

    /** Whether the next page was asked for already. */
    public boolean isAsked() {
        return asked;
    }

    /** The answer to the question that was asked ahead. */
    void answered(TikTokAnswer answer) {
        next.complete(answer);
    }

    /** What that question failed of. */
    void failed(Throwable failure) {
        next.completeExceptionally(failure);
    }

    /**
     * Waits for the answer to the question that was asked ahead.
     *
     * @throws CompletionException with what the question failed of
     * @throws TikTokTransientException when nobody answers, as when edited routes lose the answer
     */
    public TikTokAnswer awaited() throws InterruptedException {
        asked = false;
        try {
            return next.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TikTokTransientException(new TikTokError(
                    "orders.search",
                    0,
                    "",
                    "the page that was asked for ahead did not come; see orders.prefetch",
                    "",
                    null));
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** The order search for the next page. */
    public TikTokCall nextCall() {
        return TikTokCall.ordersUpdated(lease.access(), pageSize, walk.position(), walk.windowEnd(), walk.token());
    }

    /**
     * The answer as a page to store, with the cursor that its transaction may write.
     *
     * @throws TikTokTransientException when the answer contradicts itself
     * @throws StalledWalkException when TikTok's pages lead nowhere
     */
    public OrderPage read(TikTokAnswer answer) {
        List<JsonNode> orders = reader.orders("orders.search", answer);
        long before = walk.position();
        walk.accept(reader.page(answer, orders, walk.rowsInQuestion()));
        Instant cursor = walk.position() > before ? Instant.ofEpochSecond(Math.min(walk.position(), began)) : null;
        if (cursor != null && cursor.isBefore(lease.cursorAt())) {
            cursor = null;
        }
        return new OrderPage(lease, reader.candidates(orders), cursor, false);
    }
}
