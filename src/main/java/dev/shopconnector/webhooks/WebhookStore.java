package dev.shopconnector.webhooks;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The webhooks that came. */
@Repository("webhookStore")
public class WebhookStore {
    private static final int FORGET_AT_ONCE = 5_000;

    private final JdbcClient db;
    private final WebhookSettings settings;

    WebhookStore(JdbcClient db, WebhookSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * Stores the webhook, unless it is there. Waits for nobody but the same webhook on its way in: one that is stored is
     * only looked at, since its row may be locked by who acts on it.
     *
     * @return whether it is new
     * @throws DuplicateKeyException when the same one was stored at this moment
     */
    @Transactional
    public boolean store(Webhook webhook) {
        boolean known = db.sql("SELECT 1 FROM webhooks WHERE id = :id")
                .param("id", webhook.id())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (known) {
            return false;
        }
        db.sql("INSERT INTO webhooks (id, type, shop_id, order_ids, told, changed_at, sent_at, ends_at, effect,"
                        + " received_at) VALUES (:id, :type, :shop, :orders, :told, :changed, :sent, :ends, :effect,"
                        + " SYSDATE(6))")
                .param("id", webhook.id())
                .param("type", webhook.type())
                .param("shop", webhook.shopId())
                .param("orders", String.join(",", webhook.orderIds()))
                .param("told", webhook.told())
                .param("changed", webhook.changedAt())
                .param("sent", webhook.sentAt())
                .param("ends", webhook.endsAt())
                .param("effect", webhook.isReadable() ? null : "unreadable")
                .update();
        return true;
    }

    /** The newest webhooks of a shop, at most {@code most}, with what came of them. */
    @Transactional(readOnly = true)
    public List<PastWebhook> ofShop(String shopId, int most) {
        return db.sql("SELECT " + WebhookRows.COLUMNS + ", effect, received_at FROM webhooks WHERE shop_id = :shop"
                        + " ORDER BY received_at DESC, id LIMIT :most")
                .param("shop", shopId)
                .param("most", most)
                .query(WebhookRows::past)
                .list();
    }

    /**
     * Deletes some of what is older than {@code webhooks.keep}; never what still waits.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean forget() {
        int deleted = db.sql("DELETE FROM webhooks WHERE received_at < SYSDATE(6) - INTERVAL :keep SECOND"
                        + " AND effect IS NOT NULL LIMIT " + FORGET_AT_ONCE)
                .param("keep", settings.keep().toSeconds())
                .update();
        return deleted == FORGET_AT_ONCE;
    }
}
