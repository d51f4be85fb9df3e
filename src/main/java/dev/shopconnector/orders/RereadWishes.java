package dev.shopconnector.orders;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stored orders that people want read again now: they are asked for as webhooks ask, and the shop is read at once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RereadWishes {
    private final JdbcClient db;
    private final AskedOrders asked;

    RereadWishes(JdbcClient db, AskedOrders asked) {
        this.db = db;
        this.asked = asked;
    }

    /** Has one order read again by its id; false when there is none of it, or TikTok never told its id. */
    public boolean one(String shopId, String orderId) {
        wake(shopId);
        List<String> known = db.sql("SELECT order_id FROM orders WHERE shop_id = :shop AND order_id = :order"
                        + " AND order_id NOT LIKE 'unreadable-%'")
                .param("shop", shopId)
                .param("order", orderId)
                .query(String.class)
                .list();
        asked.ask(shopId, known);
        return !known.isEmpty();
    }

    /** Has the newest orders read again that this rule holds, at most {@code most}, and the shop; how many orders. */
    public int heldBy(String shopId, String rule, int most) {
        wake(shopId);
        List<String> held = db.sql("SELECT order_id FROM orders WHERE shop_id = :shop AND verdict = 'hold'"
                        + " AND rule = :rule AND order_id NOT LIKE 'unreadable-%' ORDER BY placed_at DESC LIMIT :most")
                .param("shop", shopId)
                .param("rule", rule)
                .param("most", most)
                .query(String.class)
                .list();
        asked.ask(shopId, held);
        return held.size();
    }

    /** The shop's row first, as everyone who writes about a shop locks it. */
    private void wake(String shopId) {
        db.sql("UPDATE shops SET poll_due_at = LEAST(poll_due_at, SYSDATE(6)) WHERE id = :shop")
                .param("shop", shopId)
                .update();
    }
}
