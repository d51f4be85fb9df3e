package dev.shopconnector.connections;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator decides about the reading of a shop: paused, resumed, at once. A pause is not the merchant's
 * <em>Active</em>, and neither undoes the other. While it lasts TikTok is asked for no orders of the shop; what is stored
 * and what was asked for stays, and parcels are still told. Each is in the audit log, or was not done.
 */
@Repository("shopPauses")
@Transactional
public class ShopPauses {
    /** The most characters of a reason. */
    public static final int LONGEST_WHY = 500;

    private static final int LONGEST_WHO = 128;

    private final JdbcClient db;
    private final AuditLog audit;

    ShopPauses(JdbcClient db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * A pause that lasts.
     *
     * @param since by the database's clock
     * @param who the operator's login name
     * @param why in the operator's words; empty when there were none
     */
    public record Pause(Instant since, String who, String why) {}

    /** Empty while the shop is not paused. */
    @Transactional(readOnly = true)
    public Optional<Pause> of(String shopId) {
        return db.sql("SELECT paused_at, paused_by, paused_why FROM shops WHERE id = :shop AND paused_at IS NOT NULL")
                .param("shop", shopId)
                .query((row, number) -> new Pause(
                        DbTime.instant(row.getObject("paused_at", LocalDateTime.class)),
                        row.getString("paused_by"),
                        row.getString("paused_why")))
                .optional();
    }

    /**
     * The shop is read no more; a reading that is under way stores nothing further. False when it was paused already.
     *
     * @param why at most {@value #LONGEST_WHY} characters
     */
    public boolean pause(String shopId, String why, String who) {
        int paused = db.sql("UPDATE shops SET paused_at = SYSDATE(6), paused_by = :who, paused_why = :why,"
                        + " lease_version = lease_version + 1, lease_until = NULL, lease_owner = NULL"
                        + " WHERE id = :shop AND paused_at IS NULL")
                .param("shop", shopId)
                .param("who", who.length() > LONGEST_WHO ? who.substring(0, LONGEST_WHO) : who)
                .param("why", why)
                .update();
        return audited(paused, new Deed(who, "shop.pause", shopId, null, why));
    }

    /** The shop is read again, at once, from where its reading stopped. False when it was not paused. */
    public boolean resume(String shopId, String who) {
        int resumed = db.sql("UPDATE shops SET paused_at = NULL, paused_by = NULL, paused_why = NULL,"
                        + " poll_due_at = SYSDATE(6) WHERE id = :shop AND paused_at IS NOT NULL")
                .param("shop", shopId)
                .update();
        return audited(resumed, new Deed(who, "shop.resume", shopId, null, ""));
    }

    /** The shop is due now, also where it failed and was to wait. False when it is paused or inactive. */
    public boolean readNow(String shopId, String who) {
        int hurried = db.sql("UPDATE shops SET poll_due_at = LEAST(poll_due_at, SYSDATE(6))"
                        + " WHERE id = :shop AND active AND paused_at IS NULL")
                .param("shop", shopId)
                .update();
        return audited(hurried, new Deed(who, "shop.poll-now", shopId, null, ""));
    }

    private boolean audited(int rows, Deed deed) {
        if (rows > 0) {
            audit.write(deed);
        }
        return rows > 0;
    }
}
