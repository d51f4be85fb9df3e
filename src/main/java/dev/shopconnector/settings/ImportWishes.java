package dev.shopconnector.settings;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.Consents;
import dev.shopconnector.orders.OrderErasure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may ask to be imported: new orders now, a range of days, one order. Each is written down and done by the
 * reading of the shop, which begins at once; each stands in the audit log.
 */
@Component
@Transactional
public class ImportWishes {
    private static final LocalDate EARLIEST = Consents.EARLIEST_IMPORT;
    private static final int MOST_DAYS = 366;
    private static final int MOST_RUNNING = 5;
    private static final int MOST_WAITING = 500;
    private static final int SHOWN = 20;
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JdbcClient db;
    private final AuditLog audit;
    private final Clock clock;
    private final OrderErasure erasure;

    ImportWishes(JdbcClient db, AuditLog audit, Clock clock, OrderErasure erasure) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.erasure = erasure;
    }

    /**
     * New orders are imported now, once, also where automatic import is off.
     *
     * @throws WishRefusedException when the store is inactive
     */
    public void importNow(String shopId, String who) {
        lockActive(shopId, "import_now");
        db.sql("UPDATE shops SET import_asked = lease_version WHERE id = :shop")
                .param("shop", shopId)
                .update();
        hurry(shopId);
        audit.write(new Deed(who, "import.ask", shopId, null, ""));
    }

    /**
     * The orders that were placed on these days (UTC, both included) are imported, whatever the first-import date.
     *
     * @param from null when it was left out, which is refused
     * @param to null for today
     * @throws WishRefusedException when the range makes no sense or too many run already
     */
    public void backfill(String shopId, @Nullable LocalDate from, @Nullable LocalDate to, String who) {
        lockActive(shopId, "backfill_from");
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate last = to == null ? today : to;
        requireRange(from, last, today);
        int running = db.sql("SELECT COUNT(*) FROM backfills WHERE shop_id = :shop AND state = 'running'")
                .param("shop", shopId)
                .query(Integer.class)
                .single();
        if (running >= MOST_RUNNING) {
            throw new WishRefusedException("backfill_from", running + " ranges are being read already; wait for one.");
        }
        Instant begin = begin(from == null ? last : from);
        Instant end = begin(last.plusDays(1));
        db.sql(
                        "INSERT INTO backfills (shop_id, walked_by, from_at, to_at, cursor_at, state, asked_by, asked_at, changed_at)"
                                + " VALUES (:shop, 'create_time', :from, :to, :from, 'running', :who, SYSDATE(6), SYSDATE(6))")
                .param("shop", shopId)
                .param("from", utc(begin))
                .param(
                        "to",
                        utc(
                                end.isAfter(now)
                                        ? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)
                                        : end))
                .param("who", who)
                .update();
        hurry(shopId);
        audit.write(new Deed(who, "backfill.ask", shopId, null, from + " to " + last));
    }

    private static void requireRange(@Nullable LocalDate from, LocalDate to, LocalDate today) {
        if (from == null) {
            throw new WishRefusedException("backfill_from", "Write the first day.");
        }
        if (from.isBefore(EARLIEST)) {
            throw new WishRefusedException("backfill_from", "Write a day from " + EARLIEST + " on.");
        }
        if (to.isAfter(today)) {
            throw new WishRefusedException("backfill_to", "The last day has not come yet (UTC).");
        }
        if (to.isBefore(from)) {
            throw new WishRefusedException("backfill_to", "The last day lies before the first.");
        }
        if (from.plusDays(MOST_DAYS).isBefore(to.plusDays(1))) {
            throw new WishRefusedException("backfill_to", "Ask for at most " + MOST_DAYS + " days at once.");
        }
    }

    /** The range is read no further; what was imported stays. */
    public void stopBackfill(String shopId, long id, String who) {
        lock(shopId);
        int stopped = db.sql("UPDATE backfills SET state = 'stopped', changed_at = SYSDATE(6)"
                        + " WHERE shop_id = :shop AND id = :id AND state = 'running'")
                .param("shop", shopId)
                .param("id", id)
                .update();
        if (stopped > 0) {
            audit.write(new Deed(who, "backfill.stop", shopId, null, "backfill " + id));
        }
    }

    /**
     * One order is read again and told to ShipStation again, or read for the first time.
     *
     * @throws WishRefusedException when this is no id, or too many wait already
     */
    public void reimport(String shopId, @Nullable String orderId, String who) {
        lockActive(shopId, "order_id");
        String id = orderId == null ? "" : orderId.strip();
        if (!ORDER_ID.matcher(id).matches()) {
            throw new WishRefusedException(
                    "order_id", "Write the order's id as TikTok shows it, such as 576461413038785752.");
        }
        erasure.erasedForGood(shopId, id).ifPresent(at -> {
            throw new WishRefusedException(
                    "order_id",
                    "The personal data of this order was erased on " + LocalDate.ofInstant(at, ZoneOffset.UTC)
                            + ", because the order is over; it does not come back.");
        });
        int waiting = db.sql("SELECT COUNT(*) FROM reimports WHERE shop_id = :shop AND state = 'waiting'")
                .param("shop", shopId)
                .query(Integer.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw new WishRefusedException("order_id", waiting + " orders wait to be read already; try again later.");
        }
        db.sql("INSERT INTO reimports (shop_id, order_id, state, asked_by, asked_at, changed_at)"
                        + " VALUES (:shop, :order, 'waiting', :who, SYSDATE(6), SYSDATE(6))"
                        + " ON DUPLICATE KEY UPDATE state = 'waiting', asked_by = VALUES(asked_by),"
                        + " asked_at = VALUES(asked_at), changed_at = VALUES(changed_at)")
                .param("shop", shopId)
                .param("order", id)
                .param("who", who)
                .update();
        // No reading looks like this one, so the next one counts as news and ShipStation finds the order again.
        db.sql("UPDATE orders SET fingerprint = :none WHERE shop_id = :shop AND order_id = :order")
                .param("none", new byte[32])
                .param("shop", shopId)
                .param("order", id)
                .update();
        hurry(shopId);
        audit.write(new Deed(who, "order.reimport", shopId, id, ""));
    }

    /** The shop's backfills, newest first. */
    @Transactional(readOnly = true)
    public List<AskedBackfill> backfills(String shopId) {
        return db.sql("SELECT id, from_at, to_at, cursor_at, state, orders, asked_by, asked_at FROM backfills"
                        + " WHERE shop_id = :shop ORDER BY id DESC LIMIT " + SHOWN)
                .param("shop", shopId)
                .query((row, number) -> new AskedBackfill(
                        row.getLong("id"),
                        instant(row, "from_at"),
                        instant(row, "to_at"),
                        instant(row, "cursor_at"),
                        row.getString("state"),
                        row.getLong("orders"),
                        row.getString("asked_by"),
                        instant(row, "asked_at")))
                .list();
    }

    /** The single orders that somebody asked for, newest first. */
    @Transactional(readOnly = true)
    public List<AskedOrder> orders(String shopId) {
        return db.sql(
                        "SELECT r.order_id, IF(r.state = 'done' AND o.erased_at < r.changed_at, 'erased', r.state) AS state,"
                                + " r.asked_by, r.asked_at FROM reimports r"
                                + " LEFT JOIN orders o ON o.shop_id = r.shop_id AND o.order_id = r.order_id"
                                + " WHERE r.shop_id = :shop ORDER BY r.asked_at DESC, r.order_id LIMIT " + SHOWN)
                .param("shop", shopId)
                .query((row, number) -> new AskedOrder(
                        row.getString("order_id"),
                        row.getString("state"),
                        row.getString("asked_by"),
                        instant(row, "asked_at")))
                .list();
    }

    private void lockActive(String shopId, String input) {
        if (!lock(shopId)) {
            throw new WishRefusedException(input, "The store is inactive and imports nothing: set it active first.");
        }
    }

    private boolean lock(String shopId) {
        return db.sql("SELECT active FROM shops WHERE id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no such shop"));
    }

    private void hurry(String shopId) {
        db.sql("UPDATE shops SET poll_due_at = LEAST(poll_due_at, SYSDATE(6)) WHERE id = :shop")
                .param("shop", shopId)
                .update();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
