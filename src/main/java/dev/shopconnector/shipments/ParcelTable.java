package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as those see it who hold the shop's row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ParcelTable {
    private static final int ROWS_PER_STATEMENT = 50;
    private static final String INSERT = "INSERT INTO parcels (shop_id, id, order_id, tracking_number, carrier_code,"
            + " service_code, units, line_ids, notification, state, rule, reason, remedy, warnings, journey, replaces,"
            + " next_try_at, deadline_at, created_at, changed_at) VALUES ";
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,SYSDATE(6),SYSDATE(6))";

    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final ParcelRows rows;
    private final ParcelNotifications notifications;

    ParcelTable(JdbcTemplate jdbc, JdbcClient db, ParcelRows rows, ParcelNotifications notifications) {
        this.jdbc = jdbc;
        this.db = db;
        this.rows = rows;
        this.notifications = notifications;
    }

    /** A parcel that is not in the table yet, and the notification that told of it. */
    record Fresh(Parcel parcel, JsonNode notification) {}

    Map<String, List<Parcel>> ofOrders(String shopId, Collection<String> orderIds) {
        return db
                .sql("SELECT " + ParcelRows.COLUMNS
                        + " FROM parcels p WHERE p.shop_id = :shop AND p.order_id IN (:orders)"
                        + " ORDER BY p.created_at, p.id")
                .param("shop", shopId)
                .param("orders", orderIds)
                .query(rows::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Parcel::orderId));
    }

    void insert(List<Fresh> parcels) {
        for (int from = 0; from < parcels.size(); from += ROWS_PER_STATEMENT) {
            List<Fresh> part = parcels.subList(from, Math.min(parcels.size(), from + ROWS_PER_STATEMENT));
            List<Object> values = new ArrayList<>();
            part.forEach(fresh -> bind(fresh, values));
            jdbc.update(INSERT + String.join(",", java.util.Collections.nCopies(part.size(), ROW)), values.toArray());
        }
    }

    @SuppressWarnings("NullAway") // what is null in a parcel is NULL in its row
    private void bind(Fresh fresh, List<Object> values) {
        Parcel parcel = fresh.parcel();
        values.add(parcel.shopId());
        values.add(parcel.id());
        values.add(parcel.orderId());
        values.add(parcel.trackingNumber());
        values.add(parcel.carrierCode());
        values.add(parcel.serviceCode());
        values.add(parcel.units());
        values.add(rows.text(parcel.lineIds()));
        values.add(notifications.seal(parcel, fresh.notification()));
        values.add(parcel.state().word());
        values.add(parcel.rule());
        values.add(parcel.reason());
        values.add(parcel.remedy());
        values.add(rows.text(parcel.warnings()));
        values.add(rows.text(parcel.journey()));
        values.add(parcel.replaces());
        values.add(ParcelRows.utc(parcel.nextTryAt()));
        values.add(ParcelRows.utc(parcel.deadlineAt()));
    }

    /** The parcel, whose carrier and notification are written over. */
    Parcel carriedAnew(Parcel parcel, JsonNode notification) {
        db.sql("UPDATE parcels SET carrier_code = :carrier, service_code = :service, notification = :notification,"
                        + " state = :state, rule = :rule, reason = :reason, remedy = NULL, journey = :journey,"
                        + " failures = 0, next_try_at = :next, changed_at = SYSDATE(6)"
                        + " WHERE shop_id = :shop AND id = :id")
                .param("carrier", parcel.carrierCode())
                .param("service", parcel.serviceCode())
                .param("notification", notifications.seal(parcel, notification))
                .param("state", parcel.state().word())
                .param("rule", parcel.rule())
                .param("reason", parcel.reason())
                .param("journey", rows.text(parcel.journey()))
                .param("next", ParcelRows.utc(parcel.nextTryAt()))
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .update();
        return parcel;
    }

    /** The parcel, which is told no more because this one took its place. */
    Parcel replaced(Parcel old, Parcel by) {
        Parcel replaced = old.replacedBy(by);
        db.sql("UPDATE parcels SET state = :state, rule = :rule, reason = :reason, remedy = NULL, journey = :journey,"
                        + " next_try_at = NULL, changed_at = SYSDATE(6) WHERE shop_id = :shop AND id = :id")
                .param("state", replaced.state().word())
                .param("rule", replaced.rule())
                .param("reason", replaced.reason())
                .param("journey", rows.text(replaced.journey()))
                .param("shop", replaced.shopId())
                .param("id", replaced.id())
                .update();
        return replaced;
    }
}
