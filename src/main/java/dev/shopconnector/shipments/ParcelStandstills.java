package dev.shopconnector.shipments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the parcels that wait say so when TikTok Shop accepts no call for their shop any more, and sends them on their way
 * when it does again. A parcel that waits without a time for its next try waits for its shop.
 */
@Component("parcelStandstills")
@Transactional
public class ParcelStandstills {
    private static final String FREE = "(s.push_until IS NULL OR s.push_until <= SYSDATE(6))";
    private static final String WAITING =
            "EXISTS (SELECT 1 FROM parcels p WHERE p.state = 'waiting' AND p.shop_id = s.id AND p.next_try_at IS ";
    private static final String CONNECTED =
            "EXISTS (SELECT 1 FROM connections c WHERE c.id = s.connection_id AND c.state = 'active')";

    private final JdbcClient db;
    private final ParcelTable table;
    private final ParcelRows rows;
    private final Clock clock;

    ParcelStandstills(JdbcClient db, ParcelTable table, ParcelRows rows, Clock clock) {
        this.db = db;
        this.table = table;
        this.rows = rows;
        this.clock = clock;
    }

    /** Shops with parcels that do not say how their shop is, at most {@code most}; none that a worker has in hand. */
    @Transactional(readOnly = true)
    public List<String> shops(int most) {
        return db.sql("SELECT s.id FROM shops s WHERE " + FREE + " AND ((NOT " + CONNECTED + " AND " + WAITING
                        + "NOT NULL)) OR (" + CONNECTED + " AND " + WAITING + "NULL))) LIMIT :most")
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Writes down for parcels of the shop, at most {@code most}, how it is. Does nothing when a worker has them by now. */
    public void write(String shopId, int most) {
        Boolean connected = db.sql("SELECT " + CONNECTED + " FROM shops s WHERE s.id = :shop AND " + FREE
                        + " FOR UPDATE SKIP LOCKED")
                .param("shop", shopId)
                .query(Boolean.class)
                .optional()
                .orElse(null);
        if (connected == null) {
            return;
        }
        Instant now = clock.instant();
        db.sql("SELECT " + ParcelRows.COLUMNS + " FROM parcels p WHERE p.state = 'waiting' AND p.shop_id = :shop"
                        + " AND p.next_try_at IS " + (connected ? "NULL" : "NOT NULL")
                        + " ORDER BY p.deadline_at, p.id LIMIT :most")
                .param("shop", shopId)
                .param("most", most)
                .query(rows::read)
                .list()
                .forEach(parcel -> table.save(connected ? goesOn(parcel, now) : stops(parcel, now)));
    }

    private static Parcel stops(Parcel parcel, Instant now) {
        return parcel.decided(Reconnect.by(parcel.tries().deadlineAt()), now, null);
    }

    private static Parcel goesOn(Parcel parcel, Instant now) {
        return parcel.decided(
                new ParcelDecision(
                        ParcelState.WAITING,
                        "received",
                        "The shop is connected again; TikTok Shop is told next.",
                        null),
                now,
                now);
    }
}
