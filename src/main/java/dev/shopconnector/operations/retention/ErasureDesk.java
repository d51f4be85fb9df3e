package dev.shopconnector.operations.retention;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person may ask of the erasure: all data of a shop that is not read any more. */
@Component("erasureDesk")
@Transactional
public class ErasureDesk {
    private final JdbcClient db;
    private final AuditLog audit;

    ErasureDesk(JdbcClient db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    /** What came of a wish. */
    public enum Outcome {
        /** The next tick of {@code orders.erase} begins. */
        ASKED,
        NO_SUCH_SHOP,
        /** The shop's orders are read, so that what is erased would come back. */
        SHOP_IS_READ
    }

    /** Asks for the erasure of all personal data of this shop's orders and parcels, open ones included. */
    public Outcome ask(String shopId, String who) {
        Boolean read = db.sql("SELECT s.active AND c.state = 'active' FROM shops s"
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
        audit.write(new Deed(who, "shop.erase", shopId, null, ""));
        return Outcome.ASKED;
    }
}
