package dev.shopconnector.orders;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders whose row was changed behind the connector's back, so that what is sealed in it does not open any more. */
@Component
class DamagedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedOrders.class);
    /** No order's fingerprint: what is read next counts as news, and so comes in a window after this one. */
    private static final byte[] NONE = new byte[32];

    private final JdbcClient db;
    private final AskedOrders asked;

    DamagedOrders(JdbcClient db, AskedOrders asked) {
        this.db = db;
        this.asked = asked;
    }

    /** These could not be handed out. They are read again from TikTok, and offered to ShipStation once they are. */
    @Transactional
    public void readAgain(String shopId, List<String> orderIds) {
        if (orderIds.isEmpty()) {
            return;
        }
        asked.ask(shopId, orderIds);
        db.sql("UPDATE orders SET fingerprint = :none WHERE shop_id = :shop AND order_id IN (:ids)")
                .param("none", NONE)
                .param("shop", shopId)
                .param("ids", orderIds)
                .update();
        LOG.warn(
                "What is stored of orders {} of shop {} cannot be read: the row was changed, or belongs elsewhere. They were"
                        + " left out of a page for ShipStation and are read again from TikTok, then offered in a later window."
                        + " Find out who writes to the database; see docs/operations.md, 'What is stored cannot be read'.",
                orderIds,
                shopId);
    }
}
