package dev.shopconnector.operations.retention;

import dev.shopconnector.connections.RetentionTerms;
import dev.shopconnector.operations.retention.Erasures.Kind;
import dev.shopconnector.orders.ErasureSettings;
import dev.shopconnector.orders.OrderErasure;
import dev.shopconnector.shipments.ParcelErasure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases personal data whose term is over, a shop and a batch at a time. The shop's row is the claim: a node that finds
 * it locked leaves the shop to whoever has it, and comes back with its next tick.
 */
@Component("dataEraser")
@Transactional
public class DataEraser {
    private final JdbcClient db;
    private final OrderErasure orders;
    private final ParcelErasure parcels;
    private final Erasures records;
    private final RetentionTerms terms;
    private final ErasureSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    DataEraser(
            JdbcClient db,
            OrderErasure orders,
            ParcelErasure parcels,
            Erasures records,
            RetentionTerms terms,
            ErasureSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.db = db;
        this.orders = orders;
        this.parcels = parcels;
        this.records = records;
        this.terms = terms;
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
        if (shop.askedBy() != null && !shop.isRead()) {
            int erased = all(shopId, at, Kind.REQUESTED, "The data of a shop that is not read was asked for.", shop);
            if (erased == 0) {
                forget(shopId);
            }
            return erased;
        }
        if (shop.askedBy() != null) {
            // The seller came back before anything was erased.
            forget(shopId);
        }
        if (shop.termOver()) {
            return all(
                    shopId,
                    at,
                    Kind.AUTHORISATION_ENDED,
                    "TikTok has refused the shop's authorisation for " + settings.authorisationEndedAfter() + ".",
                    shop);
        }
        return overdue(shopId, at);
    }

    private int overdue(String shopId, LocalDateTime at) {
        Instant closed = clock.instant().minus(terms.ofClosedOrders(shopId));
        Instant shipped = clock.instant().minus(settings.shippedAfter());
        List<String> ids = orders.withStatus(shopId, settings.closed(), closed, at, settings.batch());
        if (!ids.isEmpty()) {
            return record(shopId, at, Kind.CLOSED, "Closed for " + terms.ofClosedOrders(shopId) + ".", ids);
        }
        ids = orders.withStatus(shopId, settings.shipped(), shipped, at, settings.batch());
        if (!ids.isEmpty()) {
            return record(shopId, at, Kind.SHIPPED, "On its way for " + settings.shippedAfter() + ".", ids);
        }
        ids = orders.unreadable(shopId, shipped, at, settings.batch());
        if (!ids.isEmpty()) {
            return record(shopId, at, Kind.UNREADABLE, "Unreadable for " + settings.shippedAfter() + ".", ids);
        }
        int stray = parcels.withoutOrder(shopId, closed, at, settings.batch());
        return write(shopId, at, Kind.CLOSED, "Parcels without an order that is kept.", "connector", 0, stray);
    }

    private int record(String shopId, LocalDateTime at, Kind kind, String why, List<String> ids) {
        return write(shopId, at, kind, why, "connector", ids.size(), parcels.ofOrders(shopId, ids, at));
    }

    private int all(String shopId, LocalDateTime at, Kind kind, String why, Shop shop) {
        List<String> ids = orders.all(shopId, at, settings.batch());
        int erased = parcels.ofOrders(shopId, ids, at);
        if (ids.isEmpty()) {
            erased = parcels.withoutOrder(shopId, at.toInstant(java.time.ZoneOffset.UTC), at, settings.batch());
        }
        String by = shop.askedBy() == null ? "connector" : shop.askedBy();
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

    private void forget(String shopId) {
        db.sql("UPDATE shops SET erase_asked_by = NULL WHERE id = :shop")
                .param("shop", shopId)
                .update();
    }

    /**
     * A claimed shop.
     *
     * @param isRead whether its orders are read: then nobody may ask for the erasure of all of it
     * @param termOver whether TikTok has refused it for as long as it may keep its data
     */
    private record Shop(@Nullable String askedBy, boolean isRead, boolean termOver) {}

    private @Nullable Shop claim(String shopId) {
        boolean claimed = db.sql("SELECT id FROM shops WHERE id = :shop FOR UPDATE SKIP LOCKED")
                .param("shop", shopId)
                .query(String.class)
                .optional()
                .isPresent();
        return !claimed
                ? null
                : db.sql("SELECT s.erase_asked_by, s.active AND c.state = 'active' AS is_read,"
                                + " c.state <> 'active' AND c.changed_at <= SYSDATE(6) - INTERVAL :term SECOND AS over"
                                + " FROM shops s JOIN connections c ON c.id = s.connection_id WHERE s.id = :shop")
                        .param("shop", shopId)
                        .param("term", settings.authorisationEndedAfter().toSeconds())
                        .query((row, number) -> new Shop(
                                row.getString("erase_asked_by"), row.getBoolean("is_read"), row.getBoolean("over")))
                        .single();
    }
}
