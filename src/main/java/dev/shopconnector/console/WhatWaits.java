package dev.shopconnector.console;

import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelRecords;
import dev.shopconnector.shipments.ParcelState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the console lists, for people: names of columns in words, times as UTC text, missing as empty. No name, no
 * address, no message; of tracking numbers the end.
 */
@Component
@Transactional(readOnly = true)
class WhatWaits {
    private static final int MOST = 200;

    private final JdbcClient db;
    private final ParcelRecords parcels;

    WhatWaits(JdbcClient db, ParcelRecords parcels) {
        this.db = db;
        this.parcels = parcels;
    }

    /** Every shop, those first that fail or are paused. */
    public List<Map<String, Object>> shops() {
        return db.sql(
                        "SELECT s.id, s.store_name, s.active, c.state, s.paused_at, s.paused_by, s.paused_why, s.cursor_at,"
                                + " s.polled_at, s.poll_due_at, s.poll_failures, s.poll_problem,"
                                + " (SELECT COUNT(*) FROM orders o WHERE o.shop_id = s.id AND o.verdict = 'hold') AS held,"
                                + " (SELECT COUNT(*) FROM parcels p WHERE p.shop_id = s.id AND p.state = 'waiting') AS waiting,"
                                + " (SELECT COUNT(*) FROM parcels p WHERE p.shop_id = s.id AND p.state = 'refused') AS refused"
                                + " FROM shops s JOIN connections c ON c.id = s.connection_id"
                                + " ORDER BY s.paused_at IS NULL, s.poll_failures = 0, s.store_name, s.id")
                .query(WhatWaits::shop)
                .list();
    }

    public List<Map<String, Object>> heldOrders(String shopId) {
        return db.sql(
                        "SELECT order_id, placed_at, tiktok_status, rule, JSON_VALUE(judgement, '$.reason') AS reason FROM orders"
                                + " WHERE shop_id = :shop AND verdict = 'hold' ORDER BY placed_at DESC, order_id DESC LIMIT "
                                + MOST)
                .param("shop", shopId.strip())
                .query((row, number) -> {
                    Map<String, Object> order = new LinkedHashMap<>();
                    order.put("order", row.getString("order_id"));
                    order.put("placed", time(row, "placed_at"));
                    order.put("TikTok's status", text(row.getString("tiktok_status")));
                    order.put("rule", text(row.getString("rule")));
                    order.put("reason", text(row.getString("reason")));
                    return order;
                })
                .list();
    }

    public List<Map<String, Object>> waitingParcels(String shopId) {
        return parcels(shopId, ParcelState.WAITING);
    }

    public List<Map<String, Object>> refusedParcels(String shopId) {
        return parcels(shopId, ParcelState.REFUSED);
    }

    private List<Map<String, Object>> parcels(String shopId, ParcelState state) {
        return parcels.list(shopId.strip(), state, null, null, MOST).stream()
                .map(WhatWaits::parcel)
                .toList();
    }

    private static Map<String, Object> parcel(Parcel parcel) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("parcel", parcel.id());
        shown.put("order", parcel.orderId());
        shown.put("tracking number", parcel.trackingEnd());
        shown.put("rule", parcel.rule());
        shown.put("reason", parcel.reason());
        shown.put("what to do", text(parcel.remedy()));
        shown.put("told by ShipStation", parcel.createdAt().toString());
        shown.put("tried again", text(parcel.nextTryAt()));
        return shown;
    }

    private static Map<String, Object> shop(ResultSet row, int number) throws SQLException {
        Map<String, Object> shop = new LinkedHashMap<>();
        shop.put("shop", row.getString("id"));
        shop.put("store", row.getString("store_name"));
        shop.put("switched on", row.getBoolean("active"));
        shop.put("connection", row.getString("state"));
        shop.put("paused since", time(row, "paused_at"));
        shop.put("paused by", text(row.getString("paused_by")));
        shop.put("paused why", text(row.getString("paused_why")));
        shop.put("read up to", time(row, "cursor_at"));
        shop.put("read last", time(row, "polled_at"));
        shop.put("read next", time(row, "poll_due_at"));
        shop.put("failures in a row", row.getInt("poll_failures"));
        shop.put("last failure", text(row.getString("poll_problem")));
        shop.put("orders held", row.getInt("held"));
        shop.put("parcels waiting", row.getInt("waiting"));
        shop.put("parcels refused", row.getInt("refused"));
        return shop;
    }

    private static String time(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? "" : time.toInstant(ZoneOffset.UTC).toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
