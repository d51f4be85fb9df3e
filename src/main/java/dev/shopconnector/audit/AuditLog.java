package dev.shopconnector.audit;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit log. There is no way to change or remove what stands in it. */
@Repository("auditLog")
public class AuditLog {
    private static final int LONGEST_WHO = 128;
    private static final int LONGEST_DETAILS = 4000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the deed down in the transaction of what was done: both happen or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Deed deed) {
        jdbc.sql("INSERT INTO audit (at, who, action, shop_id, subject, details)"
                        + " VALUES (SYSDATE(6), :who, :action, :shop, :subject, :details)")
                .param("who", cut(deed.who(), LONGEST_WHO))
                .param("action", deed.action())
                .param("shop", deed.shopId())
                .param("subject", deed.subject())
                .param("details", cut(deed.details(), LONGEST_DETAILS))
                .update();
    }

    /** The newest deeds to a shop that are older than {@code beforeId}, at most {@code most}. */
    @Transactional(readOnly = true)
    public List<PastDeed> ofShop(String shopId, long beforeId, int most) {
        return newest("shop_id = :shop", shopId, beforeId, most);
    }

    /** The same of deeds that were not about a shop: logins and users. */
    @Transactional(readOnly = true)
    public List<PastDeed> ofNoShop(long beforeId, int most) {
        return newest("shop_id IS NULL", null, beforeId, most);
    }

    private List<PastDeed> newest(String which, @Nullable String shopId, long beforeId, int most) {
        return jdbc.sql("SELECT id, at, who, action, shop_id, subject, details FROM audit" + " WHERE " + which
                        + " AND id < :before ORDER BY id DESC LIMIT :most")
                .param("shop", shopId)
                .param("before", beforeId)
                .param("most", most)
                .query((row, number) -> new PastDeed(
                        row.getLong("id"),
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        new Deed(
                                row.getString("who"),
                                row.getString("action"),
                                row.getString("shop_id"),
                                row.getString("subject"),
                                row.getString("details"))))
                .list();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
