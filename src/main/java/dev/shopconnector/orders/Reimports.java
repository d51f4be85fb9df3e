package dev.shopconnector.orders;

import dev.shopconnector.database.Looks;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Single orders that somebody wants read again. */
@Component("reimports")
@Transactional
public class Reimports {
    private static final int MOST = 200;

    private final JdbcClient db;
    private final Looks looks;

    Reimports(JdbcClient db, Looks looks) {
        this.db = db;
        this.looks = looks;
    }

    /** Those of the shop that wait, longest waiting first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    List<String> waiting(String shopId) {
        return looks.sql("SELECT order_id FROM reimports WHERE shop_id = :shop AND state = 'waiting'"
                        + " ORDER BY asked_at, order_id LIMIT " + MOST)
                .param("shop", shopId)
                .query(String.class)
                .list();
    }

    /** TikTok does not show these orders. */
    void unknown(String shopId, Collection<String> orderIds) {
        settle(shopId, orderIds, "unknown");
    }

    /** The batch was read and stored; what of it TikTok did not show is settled already. */
    public void done(OrderReviews.Batch batch) {
        if (batch.asked()) {
            settle(batch.lease().shopId(), batch.orderIds(), "done");
        }
    }

    private void settle(String shopId, Collection<String> orderIds, String state) {
        db.sql("UPDATE reimports SET state = :state, changed_at = SYSDATE(6)"
                        + " WHERE shop_id = :shop AND order_id IN (:ids) AND state = 'waiting'")
                .param("state", state)
                .param("shop", shopId)
                .param("ids", orderIds)
                .update();
    }
}
