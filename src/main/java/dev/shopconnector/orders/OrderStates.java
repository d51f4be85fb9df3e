package dev.shopconnector.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The orders' table as a reconciliation sees it. */
@Component
@Transactional
class OrderStates {
    private final JdbcClient db;

    OrderStates(JdbcClient db) {
        this.db = db;
    }

    /**
     * How far ShipStation has taken a shop's orders. Times are UTC and by the database's clock.
     *
     * @param readTo the modified time of the newest state of an order that it was handed; null when none ever was
     * @param acknowledges whether ShipStation has ever acknowledged an order of this shop
     */
    record Uptake(Instant now, @Nullable Instant readTo, boolean acknowledges) {}

    Uptake uptake(String shopId) {
        return db.sql("SELECT SYSDATE(6) AS now, MAX(told_modified_at) AS read_to, MAX(acknowledged_at) AS acknowledged"
                        + " FROM orders WHERE shop_id = :shop")
                .param("shop", shopId)
                .query((row, number) -> new Uptake(
                        Objects.requireNonNull(instant(row, "now")),
                        instant(row, "read_to"),
                        row.getObject("acknowledged") != null))
                .single();
    }

    Map<String, OrderState> of(String shopId, Collection<String> ids) {
        Map<String, OrderState> states = new HashMap<>();
        if (!ids.isEmpty()) {
            db.sql("SELECT order_id, tiktok_status, tiktok_update_time, fingerprint, payload, verdict,"
                            + " shipstation_status, JSON_VALUE(judgement, '$.rule') AS rule,"
                            + " sales_order, modified_at,"
                            + " exported_at, told_modified_at, acknowledged_at, erased_at IS NOT NULL AS erased FROM orders"
                            + " WHERE shop_id = :shop AND order_id IN (:ids)")
                    .param("shop", shopId)
                    .param("ids", ids)
                    .query(OrderStates::state)
                    .list()
                    .forEach(state -> states.put(state.orderId(), state));
        }
        return states;
    }

    /** The orders whose stored time lies in the window; those without an id at TikTok, and erased ones, are left out. */
    List<String> inWindow(String shopId, Instant from, Instant to) {
        return db.sql("SELECT order_id FROM orders WHERE shop_id = :shop AND tiktok_update_time >= :from"
                        + " AND tiktok_update_time < :to AND order_id NOT LIKE 'unreadable-%' AND erased_at IS NULL")
                .param("shop", shopId)
                .param("from", from.getEpochSecond())
                .param("to", to.getEpochSecond())
                .query(String.class)
                .list();
    }

    /**
     * Gives these orders a new modified time, so that ShipStation's next window has them.
     *
     * @throws LostLeaseException when another worker has the shop by now
     */
    void offerAgain(ShopLease lease, Collection<String> ids) {
        int moved = db.sql("UPDATE shops SET modified_clock ="
                        + " (@modified := GREATEST(SYSDATE(6), modified_clock + INTERVAL 1 MICROSECOND))"
                        + " WHERE id = :shop AND lease_version = :version")
                .param("shop", lease.shopId())
                .param("version", lease.version())
                .update();
        if (moved == 0) {
            throw new LostLeaseException(lease);
        }
        db.sql("UPDATE orders SET modified_at = @modified WHERE shop_id = :shop AND order_id IN (:ids)")
                .param("shop", lease.shopId())
                .param("ids", ids)
                .update();
    }

    private static OrderState state(ResultSet row, int number) throws SQLException {
        return new OrderState(
                row.getString("order_id"),
                row.getString("tiktok_status"),
                row.getLong("tiktok_update_time"),
                row.getBytes("fingerprint"),
                row.getBytes("payload"),
                row.getString("verdict"),
                row.getString("shipstation_status"),
                row.getString("rule"),
                row.getBytes("sales_order"),
                Objects.requireNonNull(instant(row, "modified_at")),
                instant(row, "exported_at"),
                instant(row, "told_modified_at"),
                instant(row, "acknowledged_at"),
                row.getBoolean("erased"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
