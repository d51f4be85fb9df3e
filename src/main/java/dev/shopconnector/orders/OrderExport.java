package dev.shopconnector.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the orders that ShipStation may have, in the order in which they were committed. The shop's row is locked while
 * a window is read, as it is while a page of orders is written: a window waits for the writer in flight, and closes
 * behind itself, for every later write gets a modified time after the window's end.
 */
@Component
class OrderExport {
    /** How far ahead of the database's clock a window may end: more than two clocks in order should differ. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private static final String READ =
            """
            SELECT order_id, sales_order, verdict, shipstation_status, tiktok_status, modified_at, exported_at,
              IF(:withPayload, payload, NULL) AS payload
            FROM orders
            WHERE shop_id = :shop AND (verdict = 'serve' OR exported_at IS NOT NULL OR shipstation_status = 'OnHold')
              AND sales_order IS NOT NULL
              AND modified_at >= :modified AND modified_at <= :to
              AND (modified_at > :modified OR order_id > :order)
            ORDER BY modified_at, order_id
            LIMIT :most
            """;

    private final JdbcClient db;

    OrderExport(JdbcClient db) {
        this.db = db;
    }

    /**
     * An order that is handed out.
     *
     * @param salesOrder sealed JSON without status and modified time
     * @param status the status by the judgement, before mappings
     * @param held whether ShipStation is only told to wait with an order that it already has
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
            boolean exported,
            byte @Nullable [] payload) {}

    /** The window's end for a first page: what was asked, or now, and closed to later writes. */
    @Transactional
    public Instant close(String shopId, @Nullable Instant to) {
        Clocks clocks = lock(shopId);
        Instant latest = clocks.now().plus(MOST_AHEAD);
        // A later end is no clock that goes ahead but means "all there is"; closing so far would hide what comes next.
        Instant end = to == null || to.isAfter(latest) ? clocks.now() : to;
        if ((to == null || to.isAfter(latest)) && clocks.modified().isAfter(end)) {
            end = clocks.modified();
        }
        if (end.isAfter(clocks.modified())) {
            db.sql("UPDATE shops SET modified_clock = :end WHERE id = :shop")
                    .param("end", utc(end))
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
        Instant closed = lock(query.shopId()).modified();
        List<Row> found = db.sql(READ)
                .param("withPayload", !query.fields().isEmpty())
                .param("shop", query.shopId())
                .param("modified", utc(query.afterModified()))
                .param("order", query.afterOrder())
                .param("to", utc(query.to().isAfter(closed) ? closed : query.to()))
                .param("most", most + 1)
                .query(OrderExport::row)
                .list();
        List<Row> rows = found.subList(0, Math.min(most, found.size()));
        List<String> fresh =
                rows.stream().filter(row -> !row.exported()).map(Row::orderId).toList();
        if (!fresh.isEmpty()) {
            db.sql("UPDATE orders SET exported_at = SYSDATE(6) WHERE shop_id = :shop AND order_id IN (:ids)"
                            + " AND exported_at IS NULL")
                    .param("shop", query.shopId())
                    .param("ids", fresh)
                    .update();
        }
        return new Slice(rows, found.size() > most);
    }

    private record Clocks(Instant now, Instant modified) {}

    private Clocks lock(String shopId) {
        return db.sql("SELECT SYSDATE(6) AS now, modified_clock FROM shops WHERE id = :shop FOR UPDATE")
                .param("shop", shopId)
                .query((row, number) -> new Clocks(instant(row, "now"), instant(row, "modified_clock")))
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        boolean held = "hold".equals(row.getString("verdict"));
        return new Row(
                row.getString("order_id"),
                row.getBytes("sales_order"),
                held ? "OnHold" : row.getString("shipstation_status"),
                row.getString("tiktok_status"),
                held,
                instant(row, "modified_at"),
                row.getObject("exported_at") != null,
                row.getBytes("payload"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
