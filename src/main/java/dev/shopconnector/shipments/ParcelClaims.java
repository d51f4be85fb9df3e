package dev.shopconnector.shipments;

import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.database.Looks;
import dev.shopconnector.flows.Shift;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which shop's parcels are told by whom. A shop's due parcels are claimed with a lease on the database clock, so any
 * number of nodes share the work, one node a shop, and a dead node's parcels are taken over when its lease runs out.
 */
@Component("parcelClaims")
@Transactional
public class ParcelClaims {
    private static final String DUE_PARCEL =
            "SELECT 1 FROM parcels p WHERE p.state = 'waiting' AND p.shop_id = s.id AND p.next_try_at <= :now";

    private static final String DUE_SHOP = "FROM shops s WHERE (s.push_until IS NULL OR s.push_until <= SYSDATE(6))"
            + " AND EXISTS (SELECT 1 FROM connections c WHERE c.id = s.connection_id AND c.state = 'active')"
            + " AND EXISTS (" + DUE_PARCEL + ")";

    private final JdbcClient db;
    private final Looks looks;
    private final ParcelRows rows;
    private final ShipmentsSettings settings;
    private final Clock clock;
    private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    ParcelClaims(JdbcClient db, Looks looks, ParcelRows rows, ShipmentsSettings settings, Clock clock) {
        this.db = db;
        this.looks = looks;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    private record Due(ShopAccess access, long version, StoreSettings settings) {}

    /** One element for each worker that has something to do now, at most {@code workers} of them. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Integer> wakes(int workers) {
        int due = looks.sql("SELECT COUNT(*) FROM (SELECT 1 " + DUE_SHOP + " LIMIT :workers) due")
                .param("now", ParcelRows.utc(clock.instant()))
                .param("workers", workers)
                .query(Integer.class)
                .single();
        return Collections.nCopies(due, 1);
    }

    /**
     * The due parcels of the shop that was served longest ago, at most {@code most}, now this worker's; null when no
     * shop has one, and when the routes that ask are stopping or replaced.
     */
    public @Nullable PushLease claim(int most, Exchange exchange) {
        if (Shift.isOver(exchange.getContext())) {
            return null;
        }
        Due due = db.sql("SELECT s.id, s.connection_id, s.cipher, s.push_version + 1 AS version,"
                        + " (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id) AS settings " + DUE_SHOP
                        + " ORDER BY s.push_until LIMIT 1 FOR UPDATE SKIP LOCKED")
                .param("now", ParcelRows.utc(clock.instant()))
                .query((row, number) -> new Due(
                        new ShopAccess(row.getString("connection_id"), row.getString("id"), row.getString("cipher")),
                        row.getLong("version"),
                        SettingsText.read(row.getString("id"), row.getString("settings"))))
                .optional()
                .orElse(null);
        if (due == null) {
            return null;
        }
        List<Parcel> parcels = db.sql("SELECT " + ParcelRows.COLUMNS + " FROM parcels p WHERE p.state = 'waiting'"
                        + " AND p.shop_id = :shop AND p.next_try_at <= :now ORDER BY p.next_try_at, p.id LIMIT :most")
                .param("shop", due.access().shopId())
                .param("now", ParcelRows.utc(clock.instant()))
                .param("most", most)
                .query(rows::read)
                .list();
        db.sql("UPDATE shops SET push_owner = :owner, push_version = :version,"
                        + " push_until = SYSDATE(6) + INTERVAL :lease SECOND WHERE id = :shop")
                .param("owner", owner)
                .param("version", due.version())
                .param("lease", settings.lease().toSeconds())
                .param("shop", due.access().shopId())
                .update();
        return new PushLease(due.access(), due.version(), due.settings(), parcels);
    }

    /** From now on the shop's parcels are this worker's for as long as when it claimed them. */
    void lengthen(PushLease lease) {
        db.sql("UPDATE shops SET push_until = SYSDATE(6) + INTERVAL :lease SECOND"
                        + " WHERE id = :shop AND push_version = :version")
                .param("lease", settings.lease().toSeconds())
                .param("shop", lease.shopId())
                .param("version", lease.version())
                .update();
    }

    /**
     * Lets the shop go. When nothing more is due, its orders are read again at once, so that ShipStation soon finds them
     * as TikTok has them now.
     */
    public void release(PushLease lease) {
        db.sql("UPDATE shops s SET s.push_owner = NULL, s.push_until = SYSDATE(6),"
                        + " s.poll_due_at = IF(EXISTS(" + DUE_PARCEL + "), s.poll_due_at,"
                        + " LEAST(s.poll_due_at, SYSDATE(6)))"
                        + " WHERE s.id = :shop AND s.push_version = :version")
                .param("now", ParcelRows.utc(clock.instant()))
                .param("shop", lease.shopId())
                .param("version", lease.version())
                .update();
    }
}
