package dev.shopconnector.orders;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.database.Looks;
import dev.shopconnector.flows.Shift;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.tiktok.TikTokCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for comparisons, and lets the worker that reads a shop do them, one with each reading. */
@Component("reconciliations")
@Transactional
public class Reconciliations {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final int PER_CALL = TikTokCall.DETAIL_IDS;
    private static final int DAYS_KEPT = 90;
    private static final String STOPPED_AMID_IT = "a node that stopped amid it";

    private final JdbcClient db;
    private final Looks looks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ImportSettings imports;
    private final ReconcileSettings settings;
    private final OrderStates states;
    private final PageReader reader;
    private final AuditLog audit;

    Reconciliations(
            JdbcClient db,
            Looks looks,
            TransactionTemplate transaction,
            Clock clock,
            ImportSettings imports,
            ReconcileSettings settings,
            OrderStates states,
            PageReader reader,
            AuditLog audit) {
        this.db = db;
        this.looks = looks;
        this.transaction = transaction;
        this.clock = clock;
        this.imports = imports;
        this.settings = settings;
        this.states = states;
        this.reader = reader;
        this.audit = audit;
    }

    /**
     * Asks for a comparison of what changed at TikTok from {@code from} to {@code to}; it begins with the shop's next
     * reading, which is due at once.
     *
     * @return its number; null when there is no such shop
     * @throws InvalidRequestException when the window is empty or longer than one question to TikTok may be
     */
    public @Nullable Long ask(String shopId, Instant from, Instant to, String who) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(imports.slice()) > 0) {
            throw new InvalidRequestException("from and to: a window of at most "
                    + imports.slice().toDays() + " days, its end after its beginning");
        }
        int shops = db.sql("UPDATE shops SET poll_due_at = LEAST(poll_due_at, SYSDATE(6)) WHERE id = :shop")
                .param("shop", shopId)
                .update();
        if (shops == 0) {
            return null;
        }
        audit.write(new Deed(who, "orders.reconcile", shopId, null, from + " to " + to));
        return insert(shopId, who, from, to);
    }

    /**
     * Asks for the nightly comparison of every active shop, once a night however many nodes ask; old ones go. It begins
     * where the last one ended when nights were missed, but no longer ago than one question to TikTok may reach.
     *
     * @param seconds how long ago it begins at the latest
     */
    public void nightly(long seconds) {
        Instant now = clock.instant();
        LocalDate night = LocalDate.ofInstant(now, ZoneOffset.UTC);
        db.sql("INSERT IGNORE INTO reconciliations (shop_id, asked_by, asked_at, night, window_from, window_to, state)"
                        + " SELECT s.id, 'connector', SYSDATE(6), :night, GREATEST(:earliest, LEAST(:from, COALESCE("
                        + "(SELECT MAX(r.window_to) FROM reconciliations r WHERE r.shop_id = s.id AND r.state = 'done'"
                        + " AND r.night IS NOT NULL), :from))), :to, 'wanted' FROM shops s"
                        + " JOIN connections c ON c.id = s.connection_id WHERE s.active AND c.state = 'active'")
                .param("night", night)
                .param("from", utc(now.minus(Duration.ofSeconds(seconds))))
                .param("earliest", utc(now.minus(imports.slice())))
                .param("to", utc(now))
                .update();
        db.sql("DELETE FROM reconciliations WHERE done_at < SYSDATE(6) - INTERVAL :days DAY")
                .param("days", DAYS_KEPT)
                .update();
    }

    private long insert(String shopId, String who, Instant from, Instant to) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        db.sql("INSERT INTO reconciliations (shop_id, asked_by, asked_at, window_from, window_to, state)"
                        + " VALUES (:shop, :who, SYSDATE(6), :from, :to, 'wanted')")
                .param("shop", shopId)
                .param("who", who)
                .param("from", utc(from))
                .param("to", utc(to))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("the database gave the reconciliation no number");
        }
        return id.longValue();
    }

    /**
     * The oldest comparison of the shop that is wanted; null when there is none, or when it has broken off too often and
     * is given up. What TikTok changed after the shop's cursor is not in it, for that is not expected to be stored yet.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public @Nullable Reconciliation next(ShopLease lease, CamelContext camel) {
        Wanted wanted = looks.sql(
                        "SELECT r.id, r.attempts, r.window_from, LEAST(r.window_to, s.cursor_at) AS window_to,"
                                + " s.cursor_at, s.poll_problem FROM reconciliations r JOIN shops s ON s.id = r.shop_id"
                                + " WHERE r.shop_id = :shop AND r.state = 'wanted' ORDER BY r.id LIMIT 1")
                .param("shop", lease.shopId())
                .query((row, number) -> new Wanted(
                        row.getLong("id"),
                        row.getInt("attempts"),
                        instant(row, "window_from"),
                        instant(row, "window_to"),
                        instant(row, "cursor_at"),
                        row.getString("poll_problem")))
                .optional()
                .orElse(null);
        return wanted == null ? null : transaction.execute(status -> begin(wanted, lease, camel));
    }

    private @Nullable Reconciliation begin(Wanted wanted, ShopLease lease, CamelContext camel) {
        if (wanted.attempts() >= settings.attempts()) {
            db.sql(
                            "UPDATE reconciliations SET state = 'failed', done_at = SYSDATE(6), problem = :problem WHERE id = :id")
                    .param("problem", wanted.problem() == null ? STOPPED_AMID_IT : wanted.problem())
                    .param("id", wanted.id())
                    .update();
            LOG.warn(
                    "Shop {}: comparison {} with TikTok broke off {} times and is given up, at last by {}. The next night's takes its"
                            + " window up again; ask for one that was wanted by hand anew. See docs/operations.md, 'Is"
                            + " anything lost?'.",
                    lease.shopId(),
                    wanted.id(),
                    wanted.attempts(),
                    wanted.problem() == null
                            ? STOPPED_AMID_IT
                            : wanted.problem().replaceFirst(":.*", ""));
            return null;
        }
        db.sql("UPDATE reconciliations SET attempts = attempts + 1 WHERE id = :id")
                .param("id", wanted.id())
                .update();
        return new Reconciliation(
                wanted.id(),
                lease,
                wanted.from(),
                wanted.to(),
                wanted.cursor(),
                states.uptake(lease.shopId()),
                reader,
                imports.pageSize(),
                () -> Shift.isOver(camel));
    }

    private record Wanted(long id, int attempts, Instant from, Instant to, Instant cursor, @Nullable String problem) {}

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** Leaves the comparison to the routes that replace these; they begin it anew. */
    public void leave(Reconciliation run) {
        db.sql("UPDATE reconciliations SET attempts = attempts - 1 WHERE id = :id")
                .param("id", run.getId())
                .update();
    }

    /** What is stored of the window and was not shown, in batches that one detail call takes. */
    @Transactional(readOnly = true)
    public List<OrderReviews.Batch> left(Reconciliation run) {
        List<OrderReviews.Due> left = states.inWindow(run.getLease().shopId(), run.from(), run.to()).stream()
                .filter(id -> !run.isSeen(id))
                .map(id -> new OrderReviews.Due(id, 0, true))
                .toList();
        List<OrderReviews.Batch> batches = new ArrayList<>();
        for (int at = 0; at < left.size(); at += PER_CALL) {
            batches.add(new OrderReviews.Batch(
                    run.getLease(), left.subList(at, Math.min(left.size(), at + PER_CALL)), false));
        }
        return batches;
    }

    /**
     * Closes the comparison with its counts.
     *
     * @return how many differences are not healed
     */
    public int done(Reconciliation run) {
        db.sql(
                        "UPDATE reconciliations r JOIN (SELECT COUNT(*) AS stored, COUNT(IF(verdict = 'serve', 1, NULL)) AS to_serve,"
                                + " COUNT(IF(told_modified_at = modified_at, 1, NULL)) AS handed_out, COUNT(acknowledged_at) AS acknowledged FROM orders"
                                + " WHERE shop_id = :shop AND tiktok_update_time >= :from AND tiktok_update_time < :to) o"
                                + " SET r.state = 'done', r.done_at = SYSDATE(6), r.counted = :counted, r.shown = :shown,"
                                + " r.stored = o.stored, r.to_serve = o.to_serve, r.handed_out = o.handed_out,"
                                + " r.acknowledged = o.acknowledged WHERE r.id = :id")
                .param("shop", run.getLease().shopId())
                .param("from", run.from().getEpochSecond())
                .param("to", run.to().getEpochSecond())
                .param("counted", run.counted() < 0 ? null : run.counted())
                .param("shown", run.shown())
                .param("id", run.getId())
                .update();
        return db.sql("SELECT COUNT(*) FROM reconciliation_differences WHERE reconciliation_id = :id AND NOT healed")
                .param("id", run.getId())
                .query(Integer.class)
                .single();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
