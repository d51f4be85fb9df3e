package dev.shopconnector.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the orders that ShipStation may have, in the order in which they were committed. The shop's row is locked while
 * a window is read, as it is while a page of orders is written: a window waits for the writer in flight, and closes
 * behind itself, for every later write gets a modified time after the window's end. What {@link HandOutGate} keeps back is
 * marked at the shop, and gets such a time when the shop is read again.
 */
@Component
class OrderExport {
    /** How far ahead of the database's clock a window may end: more than two clocks in order should differ. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private static final String READ =
            """
            SELECT o.order_id, o.sales_order, o.verdict, o.shipstation_status, o.tiktok_status, o.modified_at,
              o.told_modified_at, IF(:withPayload, o.payload, NULL) AS payload
            FROM orders o JOIN shops s ON s.id = o.shop_id
            WHERE o.shop_id = :shop
              AND (o.verdict = 'serve' OR o.exported_at IS NOT NULL OR o.shipstation_status = 'OnHold')
              AND o.sales_order IS NOT NULL
              AND o.modified_at >= :modified AND o.modified_at <= :to
              AND (o.modified_at > :modified OR o.order_id > :order)
            """
                    + " AND " + HandOutGate.PASSES + " ORDER BY o.modified_at, o.order_id LIMIT :most";

    private final JdbcClient db;
    private final long readWithin;

    OrderExport(JdbcClient db, ExportSettings settings) {
        this.db = db;
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
     * The window's end for a first page: what was asked, or now, and closed to later writes.
     *
     * @param asked the request's own status mappings as text, to be remembered; null for none
     */
    @Transactional
    public Instant close(String shopId, @Nullable Instant to, @Nullable String asked) {
        Clocks clocks = lock(shopId);
        Instant latest = clocks.now().plus(MOST_AHEAD);
        // A later end is no clock that goes ahead but means "all there is"; closing so far would hide what comes next.
        Instant end = to == null || to.isAfter(latest) ? clocks.now() : to;
        if ((to == null || to.isAfter(latest)) && clocks.modified().isAfter(end)) {
            end = clocks.modified();
        }
        if (end.isAfter(clocks.modified()) || !Objects.equals(asked, clocks.asked())) {
            db.sql("UPDATE shops SET modified_clock = GREATEST(modified_clock, :end), asked_statuses = :asked"
                            + " WHERE id = :shop")
                    .param("end", utc(end))
                    .param("asked", asked)
                    .param("shop", shopId)
                    .update();
        }
        return end;
    }

    /** A part of the window, and whether the window holds more behind it. */
    record Slice(List<Row> rows, boolean more) {}

    /** At most {@code most} orders behind the query's position. Each is marked as handed out before it is. */
    @Transactional
    public Slice read(ExportQuery query, int most) {
        // A cursor that was made up cannot ask beyond what is closed.
        Clocks clocks = lock(query.shopId());
        Instant closed = clocks.modified();
        if (!clocks.open() && !clocks.withheld()) {
            db.sql("UPDATE shops SET withheld = TRUE WHERE id = :shop")
                    .param("shop", query.shopId())
                    .update();
        }
        List<Row> found = db.sql(READ)
                .param("within", readWithin)
                .param("withPayload", !query.fields().isEmpty())
                .param("shop", query.shopId())
                .param("modified", utc(query.afterModified()))
                .param("order", query.afterOrder())
                .param("to", utc(query.to().isAfter(closed) ? closed : query.to()))
                .param("most", most + 1)
                .query(OrderExport::row)
                .list();
        List<Row> rows = found.subList(0, Math.min(most, found.size()));
        List<String> news =
                rows.stream().filter(row -> !row.told()).map(Row::orderId).toList();
        if (!news.isEmpty()) {
            db.sql("UPDATE orders SET exported_at = COALESCE(exported_at, SYSDATE(6)), told_modified_at = modified_at"
                            + " WHERE shop_id = :shop AND order_id IN (:ids)")
                    .param("shop", query.shopId())
                    .param("ids", news)
                    .update();
        }
        return new Slice(rows, found.size() > most);
    }

    private record Clocks(Instant now, Instant modified, boolean open, boolean withheld, @Nullable String asked) {}

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

    private static Row row(ResultSet row, int number) throws SQLException {
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
