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
 */
public record OrderPage(ShopLease lease, List<Candidate> candidates, @Nullable Instant cursor, boolean rejudge) {
    public OrderPage {
        candidates = List.copyOf(candidates);
    }
}
