package dev.shopconnector.retention;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.SettingsText;
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

    ErasureDesk(JdbcClient db, AuditLog audit, Erasures records) {
        this.db = db;
        this.audit = audit;
        this.records = records;
    }

    /** What came of a wish. */
    public enum Outcome {
        /** The next tick of {@code orders.erase} begins. */
        ASKED,
        NO_SUCH_SHOP,
        /** TikTok accepts the authorisation, so that what is erased would come back. */
        SHOP_IS_READ
    }

    /** Asks for the erasure of all personal data of this shop's orders and parcels, open ones included. */
    public Outcome ask(String shopId, String who) {
        Boolean read = db.sql("SELECT c.state = 'active' FROM shops s"
                        + " JOIN connections c ON c.id = s.connection_id WHERE s.id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query(Boolean.class)
                .optional()
                .orElse(null);
        if (read == null) {
            return Outcome.NO_SUCH_SHOP;
        }
        if (read) {
            return Outcome.SHOP_IS_READ;
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
                    return new ErasurePlan(
                            days,
                            eraseAt(row.getObject("stopped", LocalDateTime.class), days),
                            row.getString("erase_asked_by"),
                            row.getInt("orders"),
                            row.getInt("parcels"),
                            records.ofShop(shopId, SHOWN));
                })
                .optional();
    }

    private static @Nullable Instant eraseAt(@Nullable LocalDateTime stopped, int days) {
        return stopped == null ? null : stopped.plusDays(days).toInstant(ZoneOffset.UTC);
    }
}
