package dev.shopconnector.orders;

import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.database.Looks;
import dev.shopconnector.flows.Shift;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which shop is read by whom. Shops that are due are claimed from the table with a lease on the database clock, so any
 * number of nodes share the work and a dead node's shops are taken over when its leases run out.
 */
@Component("shopClaims")
@Transactional
public class ShopClaims {
    private static final String DUE =
            """
            FROM shops s
            WHERE s.active AND s.paused_at IS NULL AND s.poll_due_at <= SYSDATE(6)
              AND (s.lease_until IS NULL OR s.lease_until <= SYSDATE(6))
              AND EXISTS (SELECT 1 FROM connections c WHERE c.id = s.connection_id AND c.state = 'active')
            """;

    private final JdbcClient db;
    private final Looks looks;
    private final ImportSettings settings;
    private final Clock clock;
    private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    ShopClaims(JdbcClient db, Looks looks, ImportSettings settings, Clock clock) {
        this.db = db;
        this.looks = looks;
        this.settings = settings;
        this.clock = clock;
    }

    /** One element for each worker that has something to do now, at most {@code workers} of them. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Integer> wakes(int workers) {
        int due = looks.sql("SELECT COUNT(*) FROM (SELECT 1 " + DUE + " LIMIT :workers) due")
                .param("workers", workers)
                .query(Integer.class)
                .single();
        return Collections.nCopies(due, 1);
    }

    /**
     * The shop that has waited longest, now this worker's; null when none is due, and when the routes that ask are
     * stopping or replaced.
     */
    public @Nullable ShopLease claim(CamelContext camel) {
        if (Shift.isOver(camel)) {
            return null;
        }
        ShopLease due = db.sql("SELECT s.id, s.connection_id, s.cipher, s.lease_version + 1 AS version, s.import_from,"
                        + " s.cursor_at, s.import_asked, s.withheld,"
                        + " (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings " + DUE
                        + " ORDER BY s.poll_due_at LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query(this::lease)
                .optional()
                .orElse(null);
        if (due != null) {
            db.sql("UPDATE shops SET lease_owner = :owner, lease_version = :version,"
                            + " lease_until = SYSDATE(6) + INTERVAL :lease SECOND WHERE id = :id")
                    .param("owner", owner)
                    .param("version", due.version())
                    .param("lease", settings.lease().toSeconds())
                    .param("id", due.shopId())
                    .update();
        }
        return due;
    }

    /**
     * The shop was read up to now; it is due again after {@code nextMillis}, or at once where orders were asked for. Orders
     * that were kept back from ShipStation before get a new place, in windows that it has not read. While an order that
     * ShipStation was never handed is still due for review, the shop was not read to its end and goes on at once.
     */
    public void done(ShopLease lease, long nextMillis) {
        if (isUnseenDue(lease)) {
            handOver(lease);
            return;
        }
        int done = db.sql(
                        "UPDATE shops SET lease_until = NULL, lease_owner = NULL, polled_at = SYSDATE(6), poll_failures = 0,"
                                + " poll_problem = NULL,"
                                // Asked meanwhile: the columns are set from left to right.
                                + " poll_due_at = IF(import_asked >= :version OR EXISTS(SELECT 1 FROM asked_orders a"
                                + " WHERE a.shop_id = :id AND a.due_at <= SYSDATE(6)), SYSDATE(6),"
                                + " SYSDATE(6) + INTERVAL :next SECOND),"
                                + " import_asked = IF(import_asked < :version, NULL, import_asked),"
                                // Kept back meanwhile, and not known to this reading: the mark stays for the next.
                                + " withheld = withheld AND NOT :withheld,"
                                + " modified_clock = IF(:withheld, GREATEST(SYSDATE(6), modified_clock + INTERVAL 1 MICROSECOND),"
                                + " modified_clock)"
                                + " WHERE id = :id AND lease_version = :version")
                .param("next", nextMillis / 1000.0)
                .param("withheld", lease.withheld())
                .param("id", lease.shopId())
                .param("version", lease.version())
                .update();
        if (done > 0 && lease.withheld()) {
            db.sql("UPDATE orders o SET o.modified_at = (SELECT s.modified_clock FROM shops s WHERE s.id = :id)"
                            + " WHERE o.shop_id = :id AND " + HandOutGate.NEWLY_SHIPPABLE)
                    .param("id", lease.shopId())
                    .update();
        }
    }

    /** The reading ends before its end; the next one goes on at once, and until then nothing is said to be read. */
    public void handOver(ShopLease lease) {
        db.sql("UPDATE shops SET lease_until = NULL, lease_owner = NULL, poll_failures = 0, poll_problem = NULL,"
                        + " poll_due_at = SYSDATE(6) WHERE id = :id AND lease_version = :version")
                .param("id", lease.shopId())
                .param("version", lease.version())
                .update();
    }

    /** Whether an order that may go out was due for review when the reading began, and still is: there were too many. */
    private boolean isUnseenDue(ShopLease lease) {
        return db.sql("SELECT EXISTS(SELECT 1 FROM orders o WHERE o.shop_id = :shop AND o.review_at <= :began AND "
                        + HandOutGate.NEWLY_SHIPPABLE + ")")
                .param("shop", lease.shopId())
                .param("began", LocalDateTime.ofInstant(lease.claimedAt(), ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * The shop could not be read to the end: it is due again after {@code firstMillis} doubled for each failure in a
     * row, at most {@code mostMillis}. The cursor stays where the last stored page left it. Without a lease, as when the
     * claim itself failed, there is nothing to write.
     *
     * @return how many readings in a row have failed, this one included; 0 when the shop is another worker's by now
     */
    public int failed(@Nullable ShopLease lease, long firstMillis, long mostMillis, Exception failure) {
        if (lease == null) {
            return 0;
        }
        Throwable cause = FailureName.below(failure);
        String problem = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        int written = db.sql(
                        "UPDATE shops SET lease_until = NULL, lease_owner = NULL, poll_failures = poll_failures + 1,"
                                + " poll_problem = :problem, poll_due_at = SYSDATE(6)"
                                + " + INTERVAL LEAST(:first * POW(2, LEAST(poll_failures, 20)), :most) SECOND"
                                + " WHERE id = :id AND lease_version = :version")
                .param("problem", problem.length() > 1000 ? problem.substring(0, 1000) : problem)
                .param("first", firstMillis / 1000.0)
                .param("most", mostMillis / 1000.0)
                .param("id", lease.shopId())
                .param("version", lease.version())
                .update();
        return written == 0
                ? 0
                : db.sql("SELECT poll_failures FROM shops WHERE id = :id")
                        .param("id", lease.shopId())
                        .query(Integer.class)
                        .single();
    }

    private ShopLease lease(ResultSet row, int number) throws SQLException {
        StoreSettings settings = SettingsText.read(row.getString("id"), row.getString("settings"));
        boolean asked = row.getObject("import_asked") != null;
        return new ShopLease(
                row.getString("id"),
                row.getString("connection_id"),
                row.getString("cipher"),
                row.getLong("version"),
                row.getObject("import_from", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("cursor_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                settings,
                asked || !settings.manualImportOnly(),
                row.getBoolean("withheld"),
                clock.instant());
    }
}
