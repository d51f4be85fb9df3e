package dev.shopconnector.orders;

import dev.shopconnector.database.Looks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the orders that ShipStation may have, in the order in which they were committed. The shop's row is locked while
 * a window is opened, as it is while a page of orders is written: a window waits for the writer in flight, and closes
 * behind itself, for every later write gets a modified time after the window's end. Its further pages are looked at without
 * a lock, and with one only where something is to be written (ADR 25). What {@link HandOutGate} keeps back is marked at the
 * shop, and gets a later time when the shop is read again.
 */
@Component
class OrderExport {
    /** How far ahead of the database's clock a window may end: more than two clocks in order should differ. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private static final String READ = read("NULL");
    /** Apart, for naming the column in a condition would fetch every payload from pages of its own all the same. */
    private static final String READ_WITH_PAYLOAD = read("o.payload");

    private final JdbcClient db;
    private final Looks looks;
    private final long readWithin;

    OrderExport(JdbcClient db, Looks looks, ExportSettings settings) {
        this.db = db;
        this.looks = looks;
        this.readWithin = settings.readWithin().toSeconds();
    }

    /**
     * An order that is handed out.
     *
     * @param salesOrder sealed JSON without status and modified time
     * @param status the status by the judgement, before mappings
     * @param held whether ShipStation is only told to wait with an order that it already has
     * @param told whether ShipStation was handed this very state before
     * @param payload sealed TikTok JSON; null unless it was asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            String orderId,
            byte[] salesOrder,
            String status,
            @Nullable String tiktokStatus,
            boolean held,
            Instant modifiedAt,
            boolean told,
            byte @Nullable [] payload) {}

    /**
     * A part of a window.
     *
     * @param more whether the window holds more behind it
     * @param settled whether it may be handed out as it is: every order was told as it is here, and what the gate keeps
     *     back is marked at the shop
     */
    record Slice(ExportQuery query, List<Row> rows, boolean more, boolean settled) {
        private List<String> news() {
            return rows.stream().filter(row -> !row.told()).map(Row::orderId).toList();
        }
    }

    /**
     * The first part of a window that is closed to later writes at its end: what was asked, or now. Null where it ends
     * before it begins.
     *
     * @param asked the request's own status mappings as text, to be remembered; null for none
     * @param window the query for the window with this end
     * @param most orders at most
     */
    @Transactional
    public @Nullable Slice first(
            String shopId,
            @Nullable Instant to,
            @Nullable String asked,
            Function<Instant, @Nullable ExportQuery> window,
            int most) {
        Clocks clocks = lock(shopId);
        Instant latest = clocks.now().plus(MOST_AHEAD);
        // A later end is no clock that goes ahead but means "all there is"; closing so far would hide what comes next.
        Instant end = to == null || to.isAfter(latest) ? clocks.now() : to;
        if ((to == null || to.isAfter(latest)) && clocks.modified().isAfter(end)) {
            end = clocks.modified();
        }
        ExportQuery query = window.apply(end);
        boolean keepsBack = query != null && clocks.keepsBackUnsaid();
        if (end.isAfter(clocks.modified()) || !Objects.equals(asked, clocks.asked()) || keepsBack) {
            db.sql("UPDATE shops SET modified_clock = GREATEST(modified_clock, :end), asked_statuses = :asked,"
                            + " withheld = withheld OR :keepsBack WHERE id = :shop")
                    .param("end", utc(end))
                    .param("asked", asked)
                    .param("keepsBack", keepsBack)
                    .param("shop", shopId)
                    .update();
        }
        return query == null ? null : readAndMark(query, most);
    }

    /**
     * At most {@code most} orders behind the query's position, as they stand: one statement that waits for nobody, for
     * what lies in a closed window only ever leaves it. What is not {@link Slice#settled} must not be handed out before
     * {@link #settle} has said so.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Slice look(ExportQuery query, int most) {
        return read(looks.sql(reading(query)), query, most);
    }

    /**
     * The slice with its orders marked as handed out, before they are. When one of them has changed since it was seen, or
     * the gate has closed, the slice is read again.
     */
    @Transactional
    public Slice settle(Slice seen, int most) {
        ExportQuery query = seen.query();
        Clocks clocks = lock(query.shopId());
        if (clocks.open() && !seen.rows().isEmpty() && mark(seen) == seen.news().size()) {
            return seen;
        }
        if (clocks.keepsBackUnsaid()) {
            db.sql("UPDATE shops SET withheld = TRUE WHERE id = :shop")
                    .param("shop", query.shopId())
                    .update();
        }
        return readAndMark(query, most);
    }

    private Slice readAndMark(ExportQuery query, int most) {
        Slice slice = read(db.sql(reading(query)), query, most);
        mark(slice);
        return slice;
    }

    /** How many orders were marked: those that are still as they were seen, for every change gives a later modified time. */
    private int mark(Slice seen) {
        List<String> news = seen.news();
        return news.isEmpty()
                ? 0
                : db.sql(
                                "UPDATE orders SET exported_at = COALESCE(exported_at, SYSDATE(6)), told_modified_at = modified_at"
                                        + " WHERE shop_id = :shop AND order_id IN (:ids) AND modified_at <= :last"
                                        + " AND sales_order IS NOT NULL")
                        .param("shop", seen.query().shopId())
                        .param("ids", news)
                        .param(
                                "last",
                                utc(seen.rows().get(seen.rows().size() - 1).modifiedAt()))
                        .update();
    }

    private Slice read(JdbcClient.StatementSpec statement, ExportQuery query, int most) {
        List<Seen> found = statement
                .param("within", readWithin)
                .param("shop", query.shopId())
                .param("modified", utc(query.afterModified()))
                .param("order", query.afterOrder())
                .param("to", utc(query.to()))
                .param("most", most + 1)
                .query((row, number) -> new Seen(row(row), row.getBoolean("settled")))
                .list();
        List<Row> rows = found.stream().limit(most).map(Seen::row).toList();
        boolean settled = !found.isEmpty()
                && found.stream().allMatch(Seen::settled)
                && rows.stream().allMatch(Row::told);
        return new Slice(query, rows, found.size() > most, settled);
    }

    private record Seen(Row row, boolean settled) {}

    private record Clocks(Instant now, Instant modified, boolean open, boolean withheld, @Nullable String asked) {
        /** Whether the gate is closed and the shop does not say yet that orders are kept back. */
        boolean keepsBackUnsaid() {
            return !open && !withheld;
        }
    }

    private Clocks lock(String shopId) {
        return db.sql("SELECT SYSDATE(6) AS now, s.modified_clock, s.withheld, s.asked_statuses, " + HandOutGate.OPEN
                        + " AS is_open FROM shops s WHERE s.id = :shop FOR UPDATE")
                .param("within", readWithin)
                .param("shop", shopId)
                .query((row, number) -> new Clocks(
                        instant(row, "now"),
                        instant(row, "modified_clock"),
                        row.getBoolean("is_open"),
                        row.getBoolean("withheld"),
                        row.getString("asked_statuses")))
                .single();
    }

    /** No order behind the end of a closed window changes its place, so a cursor that was made up reads no further. */
    private static String read(String payload) {
        return """
            SELECT o.order_id, o.sales_order, o.verdict, o.shipstation_status, o.tiktok_status, o.modified_at,
              o.told_modified_at, %s AS payload, s.withheld OR %s AS settled
            FROM orders o JOIN shops s ON s.id = o.shop_id
            WHERE o.shop_id = :shop
              AND (o.verdict = 'serve' OR o.exported_at IS NOT NULL OR o.shipstation_status = 'OnHold')
              AND o.sales_order IS NOT NULL
              AND o.modified_at >= :modified AND o.modified_at <= LEAST(:to, s.modified_clock)
              AND (o.modified_at > :modified OR o.order_id > :order)
              AND %s
            ORDER BY o.modified_at, o.order_id LIMIT :most
            """
                .formatted(payload, HandOutGate.OPEN, HandOutGate.PASSES);
    }

    private static String reading(ExportQuery query) {
        return query.fields().isEmpty() ? READ : READ_WITH_PAYLOAD;
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean held = "hold".equals(row.getString("verdict"));
        LocalDateTime modified = row.getObject("modified_at", LocalDateTime.class);
        return new Row(
                row.getString("order_id"),
                row.getBytes("sales_order"),
                held ? "OnHold" : row.getString("shipstation_status"),
                row.getString("tiktok_status"),
                held,
                modified.toInstant(ZoneOffset.UTC),
                modified.equals(row.getObject("told_modified_at", LocalDateTime.class)),
                row.getBytes("payload"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
