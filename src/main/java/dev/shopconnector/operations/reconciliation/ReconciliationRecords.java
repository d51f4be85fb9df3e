package dev.shopconnector.operations.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Comparisons that were asked for, and their counts. */
@Repository
@Transactional(readOnly = true)
class ReconciliationRecords {
    private static final String SELECT = "SELECT r.id, r.asked_by, r.asked_at, r.window_from, r.window_to, r.state,"
            + " r.done_at, r.problem, r.counted, r.shown, r.stored, r.to_serve, r.handed_out, r.acknowledged,"
            + " (SELECT COUNT(*) FROM reconciliation_differences d WHERE d.reconciliation_id = r.id) AS found,"
            + " (SELECT COUNT(*) FROM reconciliation_differences d WHERE d.reconciliation_id = r.id AND d.healed) AS healed"
            + " FROM reconciliations r WHERE r.shop_id = :shop";

    private final JdbcClient db;

    ReconciliationRecords(JdbcClient db) {
        this.db = db;
    }

    /**
     * A comparison. Times are UTC; counts are null until it is done.
     *
     * @param state wanted, done or failed
     * @param problem what it broke off by the last time; null unless it has failed
     * @param countedByTiktok TikTok's own count of the window
     * @param shownByTiktok different orders that its search showed
     * @param stored orders of the window that are stored
     * @param toServe those of them that ShipStation may have
     * @param handedOut orders of the window that it was handed as they are now
     * @param acknowledged those that it acknowledged
     */
    record Comparison(
            long id,
            String askedBy,
            Instant askedAt,
            Instant from,
            Instant to,
            String state,
            @Nullable Instant doneAt,
            @Nullable String problem,
            @Nullable Integer countedByTiktok,
            @Nullable Integer shownByTiktok,
            @Nullable Integer stored,
            @Nullable Integer toServe,
            @Nullable Integer handedOut,
            @Nullable Integer acknowledged,
            int differences,
            int healed) {}

    Optional<Comparison> find(String shopId, long id) {
        return db.sql(SELECT + " AND r.id = :id")
                .param("shop", shopId)
                .param("id", id)
                .query(ReconciliationRecords::read)
                .optional();
    }

    /** Newest first, at most {@code most}. */
    List<Comparison> ofShop(String shopId, int most) {
        return db.sql(SELECT + " ORDER BY r.id DESC LIMIT :most")
                .param("shop", shopId)
                .param("most", most)
                .query(ReconciliationRecords::read)
                .list();
    }

    private static Comparison read(ResultSet row, int number) throws SQLException {
        return new Comparison(
                row.getLong("id"),
                row.getString("asked_by"),
                Objects.requireNonNull(instant(row, "asked_at")),
                Objects.requireNonNull(instant(row, "window_from")),
                Objects.requireNonNull(instant(row, "window_to")),
                row.getString("state"),
                instant(row, "done_at"),
                row.getString("problem"),
                row.getObject("counted", Integer.class),
                row.getObject("shown", Integer.class),
                row.getObject("stored", Integer.class),
                row.getObject("to_serve", Integer.class),
                row.getObject("handed_out", Integer.class),
                row.getObject("acknowledged", Integer.class),
                row.getInt("found"),
                row.getInt("healed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
