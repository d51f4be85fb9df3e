package dev.shopconnector.orders;

import dev.shopconnector.database.Looks;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders whose verdict may change although TikTok's {@code update_time} stands still: the buyer's hour ends, an address
 * is corrected, a buyer asks to cancel. They are read again by id when their time has come.
 */
@Component("orderReviews")
@Transactional
public class OrderReviews {
    static final int MOST_PER_CALL = TikTokCall.DETAIL_IDS;

    private final JdbcClient db;
    private final Looks looks;
    private final Clock clock;
    private final PageReader reader;
    private final AskedOrders asked;
    private final Reimports reimports;

    OrderReviews(JdbcClient db, Looks looks, Clock clock, PageReader reader, AskedOrders asked, Reimports reimports) {
        this.db = db;
        this.looks = looks;
        this.clock = clock;
        this.reader = reader;
        this.asked = asked;
        this.reimports = reimports;
    }

    /**
     * An order whose time has come.
     *
     * @param updateTime its {@code update_time} at its last reading, in unix seconds; 0 when it was never read
     * @param known whether it was read before
     */
    record Due(String orderId, long updateTime, boolean known) {}

    /**
     * A part of the due orders, as many as one detail call takes.
     *
     * @param asked whether somebody asked for these orders
     */
    public record Batch(ShopLease lease, List<Due> orders, boolean asked) {
        public Batch {
            orders = List.copyOf(orders);
        }

        List<String> orderIds() {
            return orders.stream().map(Due::orderId).toList();
        }

        /** Whether there is one order only, so that a refusal is about that one. */
        public boolean isOneOrder() {
            return orders.size() == 1;
        }

        /** The detail call that reads these orders. */
        public TikTokCall call() {
            return TikTokCall.ordersDetail(lease.access(), orderIds());
        }
    }

    /**
     * The orders that somebody asked for, then those of the shop that are due, longest waiting first and at most {@code
     * most}; in batches of 50.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Batch> due(ShopLease lease, int most) {
        if (most < 1) {
            // With none a shop would be due again at once, for ever.
            throw new IllegalArgumentException("orders.review.most is " + most + "; it must be 1 or more");
        }
        List<Due> due = looks.sql(
                        "SELECT order_id, tiktok_update_time FROM orders WHERE shop_id = :shop AND review_at <= :now"
                                + " AND order_id NOT LIKE 'unreadable-%'"
                                + " ORDER BY review_at LIMIT :most")
                .param("shop", lease.shopId())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Due(row.getString("order_id"), row.getLong("tiktok_update_time"), true))
                .list();
        List<Due> asked = reimports.waiting(lease.shopId()).stream()
                .map(orderId -> new Due(orderId, 0, true))
                .toList();
        List<Batch> batches = new ArrayList<>();
        batch(batches, lease, asked, true);
        batch(batches, lease, due, false);
        return batches;
    }

    private static void batch(List<Batch> batches, ShopLease lease, List<Due> orders, boolean asked) {
        for (int from = 0; from < orders.size(); from += MOST_PER_CALL) {
            batches.add(new Batch(lease, orders.subList(from, Math.min(orders.size(), from + MOST_PER_CALL)), asked));
        }
    }

    /**
     * The answer as a page to judge again. An order that TikTok left out, or of which it shows an older state than the
     * one that is stored, is asked for again after {@code againSeconds}. One that was never read is left alone, as
     * polling leaves it, if it has not changed since the first-import date or if new orders come in by hand only.
     */
    public OrderPage read(Batch batch, TikTokAnswer answer, long againSeconds) {
        Map<String, Due> open = new HashMap<>();
        batch.orders().forEach(due -> open.put(due.orderId(), due));
        List<Candidate> fresh = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (Candidate candidate : reader.candidates(reader.orders("orders.detail", answer))) {
            long shown = candidate.raw().updateTime();
            Due due = open.get(candidate.id());
            if (due != null && !due.known() && !isWanted(shown, batch.lease())) {
                open.remove(candidate.id());
                unwanted.add(candidate.id());
            } else if (shown == 0 || due == null || shown >= due.updateTime()) {
                open.remove(candidate.id());
                fresh.add(candidate);
            }
        }
        if (!unwanted.isEmpty()) {
            asked.drop(batch.lease(), unwanted);
        }
        if (!open.isEmpty()) {
            putOff(batch, open.keySet(), againSeconds);
        }
        return new OrderPage(batch.lease(), fresh, null, true);
    }

    private static boolean isWanted(long updateTime, ShopLease lease) {
        boolean beforeImport = updateTime > 0 && updateTime < lease.importFrom().getEpochSecond();
        return lease.bringsNewOrders() && !beforeImport;
    }

    /**
     * The two halves of a batch that TikTok refused as a whole. An order that stands alone is asked for again after {@code
     * againSeconds}, and nothing is left of its batch.
     */
    public List<Batch> narrow(Batch batch, long againSeconds) {
        List<Due> orders = batch.orders();
        if (orders.size() == 1) {
            putOff(batch, Set.copyOf(batch.orderIds()), againSeconds);
            return List.of();
        }
        int middle = orders.size() / 2;
        return List.of(
                new Batch(batch.lease(), orders.subList(0, middle), batch.asked()),
                new Batch(batch.lease(), orders.subList(middle, orders.size()), batch.asked()));
    }

    private void putOff(Batch batch, Set<String> orderIds, long seconds) {
        if (batch.asked()) {
            reimports.unknown(batch.lease().shopId(), orderIds);
        }
        db.sql("UPDATE orders SET review_at = :later WHERE shop_id = :shop AND order_id IN (:ids)")
                .param("later", LocalDateTime.ofInstant(clock.instant().plusSeconds(seconds), ZoneOffset.UTC))
                .param("shop", batch.lease().shopId())
                .param("ids", orderIds)
                .update();
    }
}
