package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
            + " heard, next_try_at, deadline_at, created_at, changed_at) VALUES ";
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,SYSDATE(6),SYSDATE(6))";

    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final ParcelRows rows;
    private final ParcelNotifications notifications;
    private final ShipmentsSettings settings;

    ParcelTable(
            JdbcTemplate jdbc,
            JdbcClient db,
            ParcelRows rows,
            ParcelNotifications notifications,
            ShipmentsSettings settings) {
        this.jdbc = jdbc;
        this.db = db;
        this.rows = rows;
        this.notifications = notifications;
        this.settings = settings;
    }

    /** A parcel to write, and the notification that told of it; null when that stays what it was. */
    record Entry(Parcel parcel, @Nullable JsonNode notification) {}

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

    void insert(List<Entry> parcels) {
        for (int from = 0; from < parcels.size(); from += ROWS_PER_STATEMENT) {
            List<Entry> part = parcels.subList(from, Math.min(parcels.size(), from + ROWS_PER_STATEMENT));
            List<Object> values = new ArrayList<>();
            part.forEach(fresh -> bind(fresh, values));
            jdbc.update(INSERT + String.join(",", Collections.nCopies(part.size(), ROW)), values.toArray());
        }
    }

    @SuppressWarnings("NullAway") // what is null in a parcel is NULL in its row
    private void bind(Entry fresh, List<Object> values) {
        Parcel parcel = fresh.parcel();
        values.add(parcel.shopId());
        values.add(parcel.id());
        values.add(parcel.orderId());
        values.add(parcel.trackingNumber());
        values.add(parcel.carrierCode());
        values.add(parcel.serviceCode());
        values.add(parcel.told().units());
        values.add(rows.text(parcel.lineIds()));
        values.add(notifications.seal(parcel, Objects.requireNonNull(fresh.notification())));
        values.add(parcel.state().word());
        values.add(parcel.rule());
        values.add(parcel.reason());
        values.add(parcel.remedy());
        values.add(rows.text(parcel.atTikTok().warnings()));
        values.add(rows.text(parcel.journey()));
        values.add(parcel.replaces());
        values.add(rows.text(parcel.told().heard()));
        values.add(ParcelRows.utc(parcel.nextTryAt()));
        values.add(ParcelRows.utc(parcel.tries().deadlineAt()));
    }

    /**
     * Remembers which notifications told of these parcels, and changes nothing else of them: in one statement, for
     * ShipStation may repeat a whole batch.
     */
    void remember(String shopId, List<Parcel> heard) {
        if (heard.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        heard.forEach(parcel -> {
            values.add(parcel.id());
            values.add(rows.text(parcel.told().heard()));
        });
        values.add(shopId);
        heard.forEach(parcel -> values.add(parcel.id()));
        jdbc.update(
                "UPDATE parcels SET heard = CASE id" + " WHEN ? THEN ?".repeat(heard.size())
                        + " ELSE heard END WHERE shop_id = ? AND id IN ("
                        + String.join(",", Collections.nCopies(heard.size(), "?")) + ")",
                values.toArray());
    }

    /**
     * A parcel and the others of its order, oldest first, as they are now, and whose parcels its shop's are.
     *
     * @param isLeaseWorn whether a tenth of that one's lease is over
     */
    record Held(Parcel parcel, List<Parcel> others, long pushVersion, boolean isLeaseWorn) {
        boolean isHeldBy(PushLease lease) {
            return pushVersion == lease.version();
        }
    }

    private record Locked(Parcel parcel, long pushVersion, boolean isLeaseWorn) {}

    /**
     * The parcel and the others of its order, locked with their shop in one statement; the shop's row first, as everyone who
     * writes about a shop locks it. Empty when the table has the parcel no more.
     */
    Optional<Held> lock(Parcel known) {
        List<Locked> ofOrder = db.sql("SELECT STRAIGHT_JOIN " + ParcelRows.COLUMNS + ", s.push_version,"
                        + " s.push_until < SYSDATE(6) + INTERVAL :fresh MICROSECOND AS worn FROM shops s JOIN parcels p ON p.shop_id = s.id AND p.order_id = :order"
                        + " WHERE s.id = :shop ORDER BY p.created_at, p.id FOR UPDATE")
                .param("shop", known.shopId())
                .param("order", known.orderId())
                .param("fresh", settings.lease().multipliedBy(9).dividedBy(10).toNanos() / 1_000)
                .query((row, number) ->
                        new Locked(rows.read(row, number), row.getLong("push_version"), row.getBoolean("worn")))
                .list();
        return ofOrder.stream()
                .filter(row -> row.parcel().id().equals(known.id()))
                .findFirst()
                .map(row -> new Held(row.parcel(), others(ofOrder, known), row.pushVersion(), row.isLeaseWorn()));
    }

    private static List<Parcel> others(List<Locked> ofOrder, Parcel known) {
        return ofOrder.stream()
                .map(Locked::parcel)
                .filter(parcel -> !parcel.id().equals(known.id()))
                .toList();
    }

    /** Writes over all that may change of a parcel. It was read after its shop was locked, so nobody's word is lost. */
    Parcel save(Parcel parcel) {
        db.sql(
                        "UPDATE parcels SET carrier_code = :carrier, service_code = :service, line_ids = :lines, replaces = :replaces,"
                                + " state = :state,"
                                + " rule = :rule, reason = :reason, remedy = :remedy, warnings = :warnings, journey = :journey,"
                                + " asked_without = :asked, agreed_without = :agreed, was_accepted = :wasAccepted,"
                                + " pushes = :pushes, failures = :failures, unclear = :unclear, heard = :heard, replays = :replays, told_carrier = :toldCarrier,"
                                + " unsure = :unsure, provider_name = :provider, package_id = :package, next_try_at = :next,"
                                + " deadline_at = :deadline, version = version + 1, changed_at = SYSDATE(6)"
                                + " WHERE shop_id = :shop AND id = :id")
                .param("carrier", parcel.carrierCode())
                .param("service", parcel.serviceCode())
                .param("lines", rows.text(parcel.lineIds()))
                .param("replaces", parcel.replaces())
                .param("state", parcel.state().word())
                .param("rule", parcel.rule())
                .param("reason", parcel.reason())
                .param("remedy", parcel.remedy())
                .param("warnings", rows.text(parcel.atTikTok().warnings()))
                .param("journey", rows.text(parcel.journey()))
                .param("asked", rows.text(parcel.past().asked()))
                .param("agreed", rows.text(parcel.past().agreed()))
                .param("wasAccepted", parcel.past().accepted())
                .param("pushes", parcel.tries().pushes())
                .param("failures", parcel.tries().failures())
                .param("unclear", parcel.tries().unclear())
                .param("heard", rows.text(parcel.told().heard()))
                .param("replays", parcel.tries().replays())
                .param("toldCarrier", parcel.atTikTok().toldCarrier())
                .param("unsure", parcel.atTikTok().unsure())
                .param("provider", parcel.atTikTok().providerName())
                .param("package", parcel.packageId())
                .param("next", ParcelRows.utc(parcel.nextTryAt()))
                .param("deadline", ParcelRows.utc(parcel.tries().deadlineAt()))
                .param("shop", parcel.shopId())
                .param("id", parcel.id())
                .update();
        return parcel;
    }

    /** The same with its notification. */
    void save(Entry changed) {
        if (changed.notification() != null) {
            db.sql("UPDATE parcels SET notification = :notification, tracking_number = :tracking, units = :units,"
                            // From left to right: one whose number came anew is as old as that.
                            + " created_at = IF(erased_at IS NULL, created_at, SYSDATE(6)), erased_at = NULL"
                            + " WHERE shop_id = :shop AND id = :id")
                    .param("notification", notifications.seal(changed.parcel(), changed.notification()))
                    .param("tracking", changed.parcel().trackingNumber())
                    .param("units", changed.parcel().told().units())
                    .param("shop", changed.parcel().shopId())
                    .param("id", changed.parcel().id())
                    .update();
        }
        save(changed.parcel());
    }
}
