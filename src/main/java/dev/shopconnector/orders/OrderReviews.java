package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders whose verdict may change although TikTok's {@code update_time} stands still: the buyer's hour ends, an address
 * is corrected, a buyer asks to cancel. They are read again by id when their time has come.
 */
@Component("orderReviews")
@Transactional
public class OrderReviews {
    private static final int MOST_PER_CALL = TikTokCall.DETAIL_IDS;

    private final JdbcClient db;
    private final Clock clock;
    private final PageReader reader;

    OrderReviews(JdbcClient db, Clock clock, PageReader reader) {
        this.db = db;
        this.clock = clock;
        this.reader = reader;
    }

    /** A part of the due orders, as many as one detail call takes. */
    public record Batch(ShopLease lease, List<String> orderIds) {
        public Batch {
            orderIds = List.copyOf(orderIds);
        }

        /** The detail call that reads these orders. */
        public TikTokCall call() {
            return TikTokCall.ordersDetail(lease.access(), orderIds);
        }
    }

    /** The orders of the shop that are due, longest waiting first, in batches of 50; at most {@code most} orders. */
    public List<Batch> due(ShopLease lease, int most) {
        List<String> ids = db.sql("SELECT order_id FROM orders WHERE shop_id = :shop AND review_at <= :now"
                        + " AND order_id NOT LIKE 'unreadable-%'"
                        + " ORDER BY review_at LIMIT :most")
                .param("shop", lease.shopId())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("most", most)
                .query(String.class)
                .list();
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_PER_CALL) {
            batches.add(new Batch(lease, ids.subList(from, Math.min(ids.size(), from + MOST_PER_CALL))));
        }
        return batches;
    }

    /** The answer as a page to judge again. An order that TikTok left out is asked for again after {@code againSeconds}. */
    public OrderPage read(Batch batch, TikTokAnswer answer, long againSeconds) {
        List<JsonNode> orders = reader.orders("orders.detail", answer);
        List<Candidate> candidates = reader.candidates(orders);
        Set<String> missing = new HashSet<>(batch.orderIds());
        candidates.forEach(candidate -> missing.remove(candidate.id()));
        if (!missing.isEmpty()) {
            putOff(batch.lease(), missing, againSeconds);
        }
        return new OrderPage(batch.lease(), candidates, null, true);
    }

    /**
     * The two halves of a batch that TikTok refused as a whole. An order that stands alone is asked for again after {@code
     * againSeconds}, and nothing is left of its batch.
     */
    public List<Batch> narrow(Batch batch, long againSeconds) {
        List<String> ids = batch.orderIds();
        if (ids.size() == 1) {
            putOff(batch.lease(), Set.copyOf(ids), againSeconds);
            return List.of();
        }
        int middle = ids.size() / 2;
        return List.of(
                new Batch(batch.lease(), ids.subList(0, middle)),
                new Batch(batch.lease(), ids.subList(middle, ids.size())));
    }

    private void putOff(ShopLease lease, Set<String> orderIds, long seconds) {
        db.sql("UPDATE orders SET review_at = :later WHERE shop_id = :shop AND order_id IN (:ids)")
                .param("later", LocalDateTime.ofInstant(clock.instant().plusSeconds(seconds), ZoneOffset.UTC))
                .param("shop", lease.shopId())
                .param("ids", orderIds)
                .update();
    }
}
