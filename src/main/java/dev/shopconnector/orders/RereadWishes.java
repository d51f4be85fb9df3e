package dev.shopconnector.orders;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people want read again now: it is done by the next reading of the shop, like every other review. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RereadWishes {
    private final JdbcClient db;
    private final Clock clock;

    RereadWishes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Has one order read again by its id; false when there is none of it, or TikTok never told its id. */
    public boolean one(String shopId, String orderId) {
        wake(shopId);
        return db.sql("UPDATE orders SET review_at = :now WHERE shop_id = :shop AND order_id = :order"
                                + " AND order_id NOT LIKE 'unreadable-%'")
                        .param("now", now())
                        .param("shop", shopId)
                        .param("order", orderId)
                        .update()
                > 0;
    }

    /** Has the newest orders read again that this rule holds, at most {@code most}, and the shop; how many orders. */
    public int heldBy(String shopId, String rule, int most) {
        wake(shopId);
        return db.sql("UPDATE orders SET review_at = :now WHERE shop_id = :shop AND verdict = 'hold' AND rule = :rule"
                        + " AND order_id NOT LIKE 'unreadable-%' ORDER BY placed_at DESC LIMIT :most")
                .param("now", now())
                .param("shop", shopId)
                .param("rule", rule)
                .param("most", most)
                .update();
    }

    /** The shop's row first, as everyone who writes about a shop locks it. */
    private void wake(String shopId) {
        db.sql("UPDATE shops SET poll_due_at = LEAST(poll_due_at, SYSDATE(6)) WHERE id = :shop")
                .param("shop", shopId)
                .update();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
