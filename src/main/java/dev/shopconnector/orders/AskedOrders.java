package dev.shopconnector.orders;

import dev.shopconnector.database.Looks;
import dev.shopconnector.orders.OrderReviews.Batch;
import dev.shopconnector.orders.OrderReviews.Due;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders that somebody wants to be read again soon, by id and whatever their {@code update_time} says; those that are not
 * known yet too. An order that is asked for many times before its turn is read once. One that is asked for while it is
 * being read is read again, because that reading may have come too early: {@code review_at}, which each reading sets,
 * could not tell.
 */
@Component("askedOrders")
@Transactional
public class AskedOrders {
    /** Those of the orders that were not asked for again since. */
    private static final String READ = " WHERE shop_id = :shop AND order_id IN (:ids) AND (order_id, asks) IN (:read)";

    private final JdbcClient db;
    private final Looks looks;
    private final JdbcTemplate statements;

    AskedOrders(JdbcClient db, Looks looks, JdbcTemplate statements) {
        this.db = db;
        this.looks = looks;
        this.statements = statements;
    }

    /**
     * A part of the orders that were asked for, as many as one detail call takes.
     *
     * @param asks how often each was asked for when this began
     */
    public record Asked(Batch batch, Map<String, Long> asks) {
        public Asked {
            asks = Map.copyOf(asks);
        }
    }

    /**
     * Asks for these orders. The shop is read at once, unless it fails at the moment: then with its next attempt.
     *
     * @param shopId of a connected shop
     */
    public void ask(String shopId, Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return;
        }
        db.sql("UPDATE shops SET poll_due_at = IF(poll_failures = 0, LEAST(poll_due_at, SYSDATE(6)), poll_due_at)"
                        + " WHERE id = :shop")
                .param("shop", shopId)
                .update();
        List<Object> values = new ArrayList<>();
        for (String id : orderIds) {
            values.add(shopId);
            values.add(id);
        }
        String rows = "(?, ?, SYSDATE(6)),".repeat(orderIds.size());
        statements.update(
                "INSERT INTO asked_orders (shop_id, order_id, due_at) VALUES " + rows.substring(0, rows.length() - 1)
                        + " ON DUPLICATE KEY UPDATE asks = asks + 1, tries = 0, due_at = VALUES(due_at)",
                values.toArray());
    }

    /** The orders of the shop that were asked for, longest waiting first, in batches of 50; at most {@code most}. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Asked> due(ShopLease lease, int most) {
        record Row(Due due, long asks) {}
        List<Row> rows = looks.sql(
                        "SELECT a.order_id, a.asks, o.tiktok_update_time FROM asked_orders a LEFT JOIN orders o"
                                + " ON o.shop_id = a.shop_id AND o.order_id = a.order_id"
                                + " WHERE a.shop_id = :shop AND a.due_at <= SYSDATE(6) ORDER BY a.due_at LIMIT :most")
                .param("shop", lease.shopId())
                .param("most", most)
                .query((row, number) -> {
                    Long known = row.getObject("tiktok_update_time", Long.class);
                    Due due = new Due(row.getString("order_id"), known == null ? 0 : known, known != null);
                    return new Row(due, row.getLong("asks"));
                })
                .list();
        List<Asked> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += OrderReviews.MOST_PER_CALL) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + OrderReviews.MOST_PER_CALL));
            batches.add(new Asked(
                    new Batch(lease, part.stream().map(Row::due).toList(), false),
                    part.stream().collect(Collectors.toMap(row -> row.due().orderId(), Row::asks))));
        }
        return batches;
    }

    /**
     * These orders were read. What is stored by now is answered, unless it was asked for again meanwhile. What TikTok Shop
     * does not show (yet) is asked for again after {@code againSeconds}, longer each time, {@code mostTries} times in all;
     * if it comes to be after that, polling finds it.
     */
    public void settle(Asked asked, long againSeconds, int mostTries) {
        String shopId = asked.batch().lease().shopId();
        lockShop(shopId);
        List<Object[]> read = asked.asks().entrySet().stream()
                .map(order -> new Object[] {order.getKey(), order.getValue()})
                .toList();
        db.sql("DELETE FROM asked_orders" + READ + " AND (tries + 1 >= :most OR EXISTS (SELECT 1 FROM orders o"
                        + " WHERE o.shop_id = asked_orders.shop_id AND o.order_id = asked_orders.order_id))")
                .param("shop", shopId)
                .param("ids", asked.asks().keySet())
                .param("read", read)
                .param("most", mostTries)
                .update();
        db.sql("UPDATE asked_orders SET due_at = SYSDATE(6) + INTERVAL :again * POW(2, tries) SECOND,"
                        + " tries = tries + 1" + READ)
                .param("again", againSeconds)
                .param("shop", shopId)
                .param("ids", asked.asks().keySet())
                .param("read", read)
                .update();
    }

    /** Nobody waits for these orders any more: they are not to be imported. */
    void drop(ShopLease lease, Collection<String> orderIds) {
        lockShop(lease.shopId());
        db.sql("DELETE FROM asked_orders WHERE shop_id = :shop AND order_id IN (:ids)")
                .param("shop", lease.shopId())
                .param("ids", orderIds)
                .update();
    }

    private void lockShop(String shopId) {
        db.sql("SELECT 1 FROM shops WHERE id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query(Integer.class)
                .optional();
    }
}
