package dev.shopconnector.retention;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.SettingsText;
import dev.shopconnector.orders.ErasureSettings;
import dev.shopconnector.orders.OrderErasure;
import dev.shopconnector.retention.Erasures.Kind;
import dev.shopconnector.shipments.ParcelErasure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases personal data whose term is over, a shop and a batch at a time. The shop's row is the claim: a node that finds
 * it locked leaves the shop to whoever has it, and comes back with its next tick. A batch that breaks off has erased
 * nothing, and the next tick takes it up.
 */
@Component("dataEraser")
@Transactional
public class DataEraser {
    private static final String CONNECTOR = "connector";
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final OrderErasure orders;
    private final ParcelErasure parcels;
    private final Erasures records;
    private final AuditLog audit;
    private final ErasureSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    DataEraser(
            JdbcClient db,
            OrderErasure orders,
            ParcelErasure parcels,
            Erasures records,
            AuditLog audit,
            ErasureSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.db = db;
        this.orders = orders;
        this.parcels = parcels;
        this.records = records;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** The ids of all shops. */
    @Transactional(readOnly = true)
    public List<String> shops() {
        return db.sql("SELECT id FROM shops ORDER BY id").query(String.class).list();
    }

    /** Erases a batch of what the shop has to lose now; how many orders and parcels. 0 when there is nothing left. */
    public int batch(String shopId) {
        Shop shop = claim(shopId);
        if (shop == null) {
            return 0;
        }
        LocalDateTime at = records.now();
        String askedBy = shop.askedBy();
        if (askedBy != null && shop.stoppedAt() != null) {
            String why = "Asked for after the authorisation had ended.";
            int erased = all(shopId, END_OF_TIME, at, Kind.REQUESTED, why, askedBy);
            if (erased == 0) {
                done(shopId);
            }
            return erased;
        }
        if (askedBy != null) {
            drop(shopId, askedBy);
        }
        if (shop.stoppedAt() != null && !shop.stoppedAt().plus(shop.term()).isAfter(at)) {
            String why = "The authorisation ended " + shop.term().toDays() + " days ago.";
            // A parcel that ShipStation tells meanwhile is a person's to act on for as long.
            Instant before = clock.instant().minus(shop.term());
            return all(shopId, before, at, Kind.AUTHORISATION_ENDED, why, CONNECTOR);
        }
        return overdue(shopId, shop.term(), at);
    }

    private int overdue(String shopId, Duration term, LocalDateTime at) {
        Instant closed = clock.instant().minus(term);
        List<String> ids = orders.closedBefore(shopId, closed, at, settings.batch());
        if (!ids.isEmpty()) {
            String why = "Closed for " + term.toDays() + " days.";
            return write(shopId, at, Kind.CLOSED, why, CONNECTOR, ids.size(), parcels.ofOrders(shopId, ids, at));
        }
        int stray = parcels.withoutOrder(shopId, closed, false, at, settings.batch());
        return write(shopId, at, Kind.CLOSED, "Parcels without an order that is kept.", CONNECTOR, 0, stray);
    }

    private int all(String shopId, Instant parcelsBefore, LocalDateTime at, Kind kind, String why, String by) {
        List<String> ids = orders.all(shopId, at, settings.batch());
        int erased = ids.isEmpty()
                ? parcels.withoutOrder(shopId, parcelsBefore, true, at, settings.batch())
                : parcels.ofOrders(shopId, ids, at);
        if (ids.size() + erased > 0) {
            String what = ids.size() + " orders and " + erased + " parcels. " + why;
            audit.write(new Deed(by, "store.erased", shopId, null, what));
        }
        return write(shopId, at, kind, why, by, ids.size(), erased);
    }

    private int write(
            String shopId, LocalDateTime at, Kind kind, String why, String by, int orderCount, int parcelCount) {
        if (orderCount + parcelCount > 0) {
            records.write(shopId, at, kind, why, by, orderCount, parcelCount);
            meters.counter("orders.erased", "kind", kind.word()).increment(orderCount);
        }
        return orderCount + parcelCount;
    }

    /** The seller came back before all was erased, so that what is erased now would come back too. */
    private void drop(String shopId, String askedBy) {
        done(shopId);
        String what = "The store was connected again before all that " + askedBy + " had asked for was erased.";
        audit.write(new Deed(CONNECTOR, "store.erase-dropped", shopId, null, what));
    }

    private void done(String shopId) {
        db.sql("UPDATE shops SET erase_asked_by = NULL WHERE id = :shop")
                .param("shop", shopId)
                .update();
    }

    /**
     * A claimed shop.
     *
     * @param askedBy who wants all of its data erased; null for nobody
     * @param stoppedAt since when TikTok does not accept its authorisation, by the database's clock; null while it does
     * @param term how long its closed orders keep their data, and all of them after the authorisation ended
     */
    private record Shop(@Nullable String askedBy, @Nullable LocalDateTime stoppedAt, Duration term) {}

    private @Nullable Shop claim(String shopId) {
        boolean claimed = db.sql("SELECT id FROM shops WHERE id = :shop FOR UPDATE SKIP LOCKED")
                .param("shop", shopId)
                .query(String.class)
                .optional()
                .isPresent();
        return !claimed
                ? null
                : db.sql("SELECT s.erase_asked_by, IF(c.state = 'active', NULL, COALESCE(c.stopped_at, c.changed_at))"
                                + " AS stopped, (SELECT t.settings FROM store_settings t WHERE t.shop_id = s.id)"
                                + " AS settings FROM shops s JOIN connections c ON c.id = s.connection_id"
                                + " WHERE s.id = :shop")
                        .param("shop", shopId)
                        .query((row, number) -> new Shop(
                                row.getString("erase_asked_by"),
                                row.getObject("stopped", LocalDateTime.class),
                                Duration.ofDays(SettingsText.read(shopId, row.getString("settings"))
                                        .retentionDays())))
                        .single();
    }
}
