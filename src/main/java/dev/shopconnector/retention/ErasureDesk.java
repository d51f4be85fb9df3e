package dev.shopconnector.retention;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.orders.OrderErasure;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person may ask of the erasure: all data of a store whose authorisation has ended. */
@Component("erasureDesk")
@Transactional
public class ErasureDesk {
    private static final int SHOWN = 20;

    private final JdbcClient db;
    private final AuditLog audit;
    private final Erasures records;
    private final OrderErasure orders;

    ErasureDesk(JdbcClient db, AuditLog audit, Erasures records, OrderErasure orders) {
        this.db = db;
        this.audit = audit;
        this.records = records;
        this.orders = orders;
    }

    /** What came of a wish. */
    public enum Outcome {
        /** The next tick of {@code orders.erase} begins. */
        ASKED,
        NO_SUCH_SHOP,
        /** Somebody asked before, and it is not done yet. */
        ASKED_BEFORE,
        /** No order and no parcel has personal data. */
        NOTHING_LEFT,
        /** TikTok accepts the authorisation, so that what is erased would come back. */
        SHOP_IS_READ
    }

    /**
     * Asks for the erasure of all personal data of this shop's orders and parcels, open ones included. Nothing is written
     * down but by the first who asks for what there is to erase.
     */
    public Outcome ask(String shopId, String who) {
        boolean known = db.sql("SELECT id FROM shops WHERE id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query(String.class)
                .optional()
                .isPresent();
        ErasurePlan plan = known ? plan(shopId).orElse(null) : null;
        if (plan == null) {
            return Outcome.NO_SUCH_SHOP;
        }
        if (plan.eraseAt() == null) {
            return Outcome.SHOP_IS_READ;
        }
        if (plan.askedBy() != null) {
            return Outcome.ASKED_BEFORE;
        }
        if (!plan.mayBeAsked()) {
            orders.endReading(shopId);
            return Outcome.NOTHING_LEFT;
        }
        db.sql("UPDATE shops SET erase_asked_by = :who WHERE id = :shop")
                .param("who", who)
                .param("shop", shopId)
                .update();
        audit.write(new Deed(who, "store.erase", shopId, null, "all personal data of its orders and parcels"));
        return Outcome.ASKED;
    }

    /** What is to become of the data of this shop; empty when it is not connected. */
    @Transactional(readOnly = true)
    public Optional<ErasurePlan> plan(String shopId) {
        return db.sql("SELECT s.erase_asked_by, IF(c.state = 'active', NULL, COALESCE(c.stopped_at, c.changed_at))"
                        + " AS stopped, (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings,"
                        + " (SELECT COUNT(*) FROM orders o WHERE o.shop_id = s.id AND o.erased_at IS NULL) AS orders,"
                        + " (SELECT COUNT(*) FROM parcels p WHERE p.shop_id = s.id AND p.erased_at IS NULL) AS parcels"
                        + " FROM shops s JOIN connections c ON c.id = s.connection_id WHERE s.id = :shop")
                .param("shop", shopId)
                .query((row, number) -> {
                    int days =
                            SettingsText.read(shopId, row.getString("settings")).retentionDays();
                    LocalDateTime stopped = row.getObject("stopped", LocalDateTime.class);
                    return new ErasurePlan(
                            days,
                            eraseAt(stopped, days),
                            row.getString("erase_asked_by"),
                            row.getInt("orders"),
                            row.getInt("parcels"),
                            stopped == null
                                    ? null
                                    : records.wholeSince(shopId, stopped).orElse(null),
                            records.ofShop(shopId, SHOWN));
                })
                .optional();
    }

    private static @Nullable Instant eraseAt(@Nullable LocalDateTime stopped, int days) {
        return stopped == null ? null : stopped.plusDays(days).toInstant(ZoneOffset.UTC);
    }
}
