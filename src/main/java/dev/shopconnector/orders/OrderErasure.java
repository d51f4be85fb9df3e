package dev.shopconnector.orders;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the personal data out of orders: payload, address, sales order and the payload's fingerprint. The row stays with
 * its judgements, so that it can be explained and does not come back. The caller holds the shop's row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrderErasure {
    private static final String KEPT = "SELECT order_id FROM orders WHERE shop_id = :shop AND erased_at IS NULL";
    private static final String NO_OPEN_PARCEL =
            " AND NOT EXISTS (SELECT 1 FROM parcels p WHERE p.shop_id = orders.shop_id"
                    + " AND p.order_id = orders.order_id AND p.state IN ('waiting', 'refused'))";

    private final JdbcClient db;
    private final ErasureSettings settings;

    OrderErasure(JdbcClient db, ErasureSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * Erases the orders that TikTok closed before this, but for those with a parcel that waits or was refused: it may still
     * be told. Their ids, at most {@code most}.
     */
    public List<String> closedBefore(String shopId, Instant before, LocalDateTime at, int most) {
        return erase(
                shopId,
                db.sql(KEPT + " AND tiktok_status IN (:statuses) AND status_since <= :before" + NO_OPEN_PARCEL
                                + " LIMIT :most")
                        .param("shop", shopId)
                        .param("statuses", settings.closed())
                        .param("before", LocalDateTime.ofInstant(before, ZoneOffset.UTC))
                        .param("most", most)
                        .query(String.class)
                        .list(),
                at);
    }

    /**
     * Erases whatever the shop still has; their ids, at most {@code most}. Where orders are among them that are not over,
     * the shop's cursor goes back to the first of these, so that they are read again should the seller come back.
     */
    public List<String> all(String shopId, LocalDateTime at, int most) {
        List<String> ids = erase(
                shopId,
                db.sql(KEPT + " LIMIT :most")
                        .param("shop", shopId)
                        .param("most", most)
                        .query(String.class)
                        .list(),
                at);
        endReading(shopId);
        if (!ids.isEmpty()) {
            db.sql("UPDATE shops s SET s.cursor_at ="
                            + " LEAST(s.cursor_at, COALESCE((SELECT FROM_UNIXTIME(MIN(o.tiktok_update_time)) FROM orders o"
                            + " WHERE o.shop_id = :shop AND o.order_id IN (:ids) AND o.tiktok_update_time > 0"
                            + " AND COALESCE(o.tiktok_status, '') NOT IN (:over)), s.cursor_at)) WHERE s.id = :shop")
                    .param("shop", shopId)
                    .param("ids", ids)
                    .param("over", over())
                    .update();
        }
        return ids;
    }

    /** A page that is under way is not stored after this, also where it holds the first orders of the shop. */
    public void endReading(String shopId) {
        db.sql("UPDATE shops SET lease_version = lease_version + 1, lease_until = NULL"
                        + " WHERE id = :shop AND lease_until IS NOT NULL")
                .param("shop", shopId)
                .update();
    }

    /** When the order was erased for good, UTC: TikTok has closed it. Empty when it was not, or TikTok may go on with it. */
    public Optional<Instant> erasedForGood(String shopId, String orderId) {
        return db.sql("SELECT erased_at FROM orders WHERE shop_id = :shop AND order_id = :order"
                        + " AND erased_at IS NOT NULL AND tiktok_status IN (:over)")
                .param("shop", shopId)
                .param("order", orderId)
                .param("over", over())
                .query(LocalDateTime.class)
                .optional()
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    private Set<String> over() {
        Set<String> over = new HashSet<>(settings.closed());
        over.addAll(settings.shipped());
        return over;
    }

    private List<String> erase(String shopId, List<String> ids, LocalDateTime at) {
        if (!ids.isEmpty()) {
            // What is not over is read again by its id as soon as the shop may be read, wherever the walk begins then.
            db.sql("UPDATE orders SET payload = NULL, ship_to = NULL, sales_order = NULL,"
                            + " review_at = IF(COALESCE(tiktok_status, '') IN (:over), NULL, TIMESTAMP '1970-01-02 00:00:00'),"
                            + " fingerprint = REPEAT(CHAR(0), 32), erased_at = :at"
                            + " WHERE shop_id = :shop AND order_id IN (:ids)")
                    .param("over", over())
                    .param("at", at)
                    .param("shop", shopId)
                    .param("ids", ids)
                    .update();
        }
        return ids;
    }
}
