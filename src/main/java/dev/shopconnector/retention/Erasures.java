package dev.shopconnector.retention;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was erased, when and why. There is no way to change or remove what stands in it. */
@Repository
@Transactional
class Erasures {
    private final JdbcClient db;

    Erasures(JdbcClient db) {
        this.db = db;
    }

    /** Why data was erased. */
    enum Kind {
        CLOSED,
        AUTHORISATION_ENDED,
        REQUESTED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** By the database's clock, so that it is the same in the record and in the rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    LocalDateTime now() {
        return db.sql("SELECT SYSDATE(6)").query(LocalDateTime.class).single();
    }

    /** Writes it down in the transaction of the erasure: both happen or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(String shopId, LocalDateTime at, Kind kind, String why, String askedBy, int orders, int parcels) {
        db.sql("INSERT INTO erasures (at, shop_id, kind, why, asked_by, orders, parcels)"
                        + " VALUES (:at, :shop, :kind, :why, :by, :orders, :parcels)")
                .param("at", at)
                .param("shop", shopId)
                .param("kind", kind.word())
                .param("why", why)
                .param("by", askedBy)
                .param("orders", orders)
                .param("parcels", parcels)
                .update();
    }

    /** When the whole shop was erased last, UTC; empty when it was not since then. */
    Optional<Instant> wholeSince(String shopId, LocalDateTime then) {
        return db.sql("SELECT at FROM erasures WHERE shop_id = :shop AND at >= :then AND kind <> :closed"
                        + " ORDER BY id DESC LIMIT 1")
                .param("shop", shopId)
                .param("then", then)
                .param("closed", Kind.CLOSED.word())
                .query(LocalDateTime.class)
                .optional()
                .map(at -> at.toInstant(ZoneOffset.UTC));
    }

    /** The newest records of a shop, at most {@code most}. */
    List<PastErasure> ofShop(String shopId, int most) {
        return db.sql("SELECT at, kind, why, asked_by, orders, parcels FROM erasures WHERE shop_id = :shop"
                        + " ORDER BY id DESC LIMIT :most")
                .param("shop", shopId)
                .param("most", most)
                .query((row, number) -> new PastErasure(
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("kind"),
                        row.getString("why"),
                        row.getString("asked_by"),
                        row.getInt("orders"),
                        row.getInt("parcels")))
                .list();
    }
}
