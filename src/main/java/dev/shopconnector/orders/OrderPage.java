package dev.shopconnector.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders on its way into the table: the unit of work, one transaction.
 *
 * @param lease the right under which it is written
 * @param candidates the orders that are to be judged and stored
 * @param cursor where the shop's cursor goes with this page; null leaves it
 * @param rejudge whether unchanged orders are judged again, as a review does
 * @param progress of the backfill that the page belongs to; null for all other pages
 */
public record OrderPage(
        ShopLease lease,
        List<Candidate> candidates,
        @Nullable Instant cursor,
        boolean rejudge,
        @Nullable BackfillProgress progress) {
    public OrderPage {
        candidates = List.copyOf(candidates);
    }

    OrderPage(ShopLease lease, List<Candidate> candidates, @Nullable Instant cursor, boolean rejudge) {
        this(lease, candidates, cursor, rejudge, null);
    }
}
