package dev.shopconnector.webhooks;

import dev.shopconnector.orders.AskedOrders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which webhooks are acted on by whom: in one transaction the rows are locked, what they ask for is written, and they are
 * done. Nobody outside is asked meanwhile, so the lock is all the lease there need be: it ends with its node.
 */
@Component("webhookClaims")
@Transactional(propagation = Propagation.MANDATORY)
public class WebhookClaims {
    private final JdbcClient db;
    private final AskedOrders orders;
    private final WebhookCounts counts;

    WebhookClaims(JdbcClient db, AskedOrders orders, WebhookCounts counts) {
        this.db = db;
        this.orders = orders;
        this.counts = counts;
    }

    /** The webhooks of the shop whose webhook waits longest, oldest first, at most {@code most}; empty when none waits. */
    public WebhookBatch claim(int most) {
        List<String> waiting = db.sql("SELECT shop_id FROM webhooks WHERE effect IS NULL"
                        + " ORDER BY received_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query(String.class)
                .list();
        if (waiting.isEmpty()) {
            return new WebhookBatch(null, List.of());
        }
        String shopId = waiting.get(0);
        List<Webhook> webhooks = db.sql("SELECT " + WebhookRows.COLUMNS + " FROM webhooks WHERE effect IS NULL"
                        + " AND shop_id = :shop ORDER BY received_at, id LIMIT :most FOR UPDATE SKIP LOCKED")
                .param("shop", shopId)
                .param("most", most)
                .query(WebhookRows::read)
                .list();
        return new WebhookBatch(lockShop(shopId), webhooks);
    }

    /** What the batch asks for is asked for, and its webhooks are done. */
    public void settle(WebhookBatch batch) {
        String shopId = batch.getShopId();
        if (shopId != null && !batch.orders().isEmpty()) {
            orders.ask(shopId, batch.orders());
        }
        for (Map.Entry<String, List<String>> came : batch.effects().entrySet()) {
            db.sql("UPDATE webhooks SET effect = :effect, done_at = SYSDATE(6) WHERE id IN (:ids)")
                    .param("effect", came.getKey())
                    .param("ids", came.getValue())
                    .update();
            came.getValue().forEach(id -> counts.acted(came.getKey()));
        }
    }

    /** Everybody who writes about a shop locks its row first. */
    private @Nullable String lockShop(String shopId) {
        return db.sql("SELECT id FROM shops WHERE id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
