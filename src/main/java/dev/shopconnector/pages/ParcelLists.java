package dev.shopconnector.pages;

import dev.shopconnector.shipments.ParcelState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parcels of a store to look at, the latest told first, a state at a time. */
@Repository
@Transactional(readOnly = true)
public class ParcelLists {
    private final JdbcClient db;

    ParcelLists(JdbcClient db) {
        this.db = db;
    }

    /** A part of a list, and whether more comes behind it. */
    public record Page(List<ListedParcel> parcels, boolean more) {
        public Page {
            parcels = List.copyOf(parcels);
        }

        /** Where the next page begins; null when there is none. */
        public @Nullable ParcelPosition next() {
            ListedParcel last = more ? parcels.get(parcels.size() - 1) : null;
            return last == null ? null : new ParcelPosition(last.receivedAt(), last.parcelId());
        }
    }

    /** How many parcels are in this state by this rule. */
    public record Count(String state, String rule, int parcels) {}

    /** A statement with its parameters, to be run or explained. */
    record Query(String sql, Map<String, Object> parameters) {}

    /** At most {@code most} parcels behind {@code after}; of one rule unless it is empty. */
    public Page page(String shopId, ParcelState state, String rule, @Nullable ParcelPosition after, int most) {
        Query query = query(shopId, state, rule, after, most + 1);
        List<ListedParcel> found = db.sql(query.sql())
                .params(query.parameters())
                .query(ParcelLists::parcel)
                .list();
        return new Page(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /** How many there are in each state, by rule. */
    public List<Count> counts(String shopId) {
        Query query = countQuery(shopId);
        return db.sql(query.sql())
                .params(query.parameters())
                .query((row, number) -> new Count(row.getString("state"), row.getString("rule"), row.getInt("parcels")))
                .list();
    }

    /** The ids of the refused parcels that this rule refused, longest waiting first. */
    public List<String> refusedBy(String shopId, String rule, int most) {
        return db.sql("SELECT id FROM parcels WHERE shop_id = :shop AND state = 'refused' AND rule = :rule"
                        + " ORDER BY created_at, id LIMIT :most")
                .param("shop", shopId)
                .param("rule", rule)
                .param("most", most)
                .query(String.class)
                .list();
    }

    static Query countQuery(String shopId) {
        return new Query(
                "SELECT state, rule, COUNT(*) AS parcels FROM parcels WHERE shop_id = :shop GROUP BY state, rule"
                        + " ORDER BY state, parcels DESC, rule",
                Map.of("shop", shopId));
    }

    static Query query(String shopId, ParcelState state, String rule, @Nullable ParcelPosition after, int most) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("shop_id = :shop AND state = :state");
        parameters.put("shop", shopId);
        parameters.put("state", state.word());
        parameters.put("most", most);
        if (!rule.isEmpty()) {
            where.append(" AND rule = :rule");
            parameters.put("rule", rule);
        }
        if (after != null) {
            where.append(" AND created_at <= :at AND (created_at < :at OR id < :parcel)");
            parameters.put(
                    "at", LocalDateTime.ofInstant(after.receivedAt().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
            parameters.put("parcel", after.parcelId());
        }
        return new Query(
                "SELECT p.id, p.order_id, p.tracking_number, p.state, p.rule, p.reason, p.remedy, p.next_try_at,"
                        + " p.deadline_at, p.created_at FROM (SELECT id, created_at FROM parcels WHERE " + where
                        + " ORDER BY created_at DESC, id DESC LIMIT :most) page"
                        + " JOIN parcels p ON p.shop_id = :shop AND p.id = page.id"
                        + " ORDER BY page.created_at DESC, page.id DESC",
                parameters);
    }

    private static ListedParcel parcel(ResultSet row, int number) throws SQLException {
        return new ListedParcel(
                row.getString("id"),
                row.getString("order_id"),
                row.getString("tracking_number"),
                row.getString("state"),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("remedy"),
                orNull(row.getObject("next_try_at", LocalDateTime.class)),
                time(row.getObject("deadline_at", LocalDateTime.class)),
                time(row.getObject("created_at", LocalDateTime.class)));
    }

    private static Instant time(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant orNull(@Nullable LocalDateTime stored) {
        return stored == null ? null : time(stored);
    }
}
