package dev.shopconnector.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders of a store to look at, the latest placed first. A page is found in the index {@code orders_list} alone, from
 * where the page before it ended, and only its own rows are read.
 */
@Repository
@Transactional(readOnly = true)
public class OrderLists {
    private static final String COLUMNS =
            "SELECT o.order_id, o.placed_at, o.tiktok_status, o.verdict, o.rule, o.ship_by,"
                    + " JSON_VALUE(o.judgement, '$.reason') AS reason, o.exported_at FROM ";

    private static final String TRACKING =
            "tracking_number LIKE :text ESCAPE '!' OR tracking_number LIKE :upper ESCAPE '!'";

    private final JdbcClient db;
    private final Set<String> toShip;

    OrderLists(JdbcClient db, @Value("${shipments.guard.shippable}") Set<String> toShip) {
        this.db = db;
        this.toShip = Set.copyOf(toShip);
    }

    /** A part of a list, and whether more comes behind it. */
    public record Page(List<ListedOrder> orders, boolean more) {
        public Page {
            orders = List.copyOf(orders);
        }

        /** Where the next page begins; null when there is none. */
        public @Nullable OrderPosition next() {
            return more ? orders.get(orders.size() - 1).position() : null;
        }
    }

    /** Matches that are so many are looked for in the list itself, where the first page is full soon. */
    static final int FEW = 1_000;

    /**
     * The orders with parcels whose tracking number begins with the text of a filter.
     *
     * @param orderIds at most {@link #FEW}
     * @param many whether there are more than these
     */
    record Told(List<String> orderIds, boolean many) {
        static final Told NOTHING = new Told(List.of(), false);
    }

    /** A statement with its parameters, to be run or explained. */
    record Query(String sql, Map<String, Object> parameters) {}

    /** At most {@code most} orders behind {@code after}; from the first when that is null. */
    public Page page(String shopId, OrderFilter filter, @Nullable OrderPosition after, int most) {
        Query query = query(shopId, filter, told(shopId, filter.text()), after, most + 1);
        List<ListedOrder> found = db.sql(query.sql())
                .params(query.parameters())
                .query(this::order)
                .list();
        return new Page(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    private Told told(String shopId, String text) {
        if (text.isEmpty()) {
            return Told.NOTHING;
        }
        Query query = toldQuery(shopId, text);
        List<String> found = db.sql(query.sql())
                .params(query.parameters())
                .query(String.class)
                .list();
        return new Told(found.stream().limit(FEW).distinct().toList(), found.size() > FEW);
    }

    static Query toldQuery(String shopId, String text) {
        return new Query(
                "SELECT order_id FROM parcels WHERE shop_id = :shop AND (" + TRACKING + ") LIMIT " + (FEW + 1),
                Map.of("shop", shopId, "text", beginning(text), "upper", beginning(text.toUpperCase(Locale.ROOT))));
    }

    /** One order as it stands in the list. */
    public Optional<ListedOrder> one(String shopId, String orderId) {
        return db.sql(COLUMNS + "orders o WHERE o.shop_id = :shop AND o.order_id = :order")
                .param("shop", shopId)
                .param("order", orderId)
                .query(this::order)
                .optional();
    }

    /** How many there are of each kind. */
    public OrderTally tally(String shopId) {
        Query query = tallyQuery(shopId);
        return new OrderTally(db.sql(query.sql())
                .params(query.parameters())
                .query((row, number) -> new OrderTally.Kind(
                        row.getString("verdict"),
                        row.getString("rule"),
                        row.getString("tiktok_status"),
                        row.getInt("orders")))
                .list());
    }

    static Query tallyQuery(String shopId) {
        return new Query(
                "SELECT verdict, COALESCE(rule, '') AS rule, tiktok_status, COUNT(*) AS orders FROM orders"
                        + " WHERE shop_id = :shop GROUP BY verdict, rule, tiktok_status",
                Map.of("shop", shopId));
    }

    static Query query(String shopId, OrderFilter filter, Told told, @Nullable OrderPosition after, int most) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("shop_id = :shop");
        parameters.put("shop", shopId);
        parameters.put("most", most);
        if (filter.verdict() != null) {
            where.append(" AND verdict = :verdict");
            parameters.put("verdict", filter.verdict().word());
        }
        if (!filter.rule().isEmpty()) {
            where.append(" AND rule = :rule");
            parameters.put("rule", filter.rule());
        }
        if (!filter.status().isEmpty()) {
            where.append(" AND tiktok_status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.from() != null) {
            where.append(" AND placed_at >= :from");
            parameters.put("from", filter.from().atStartOfDay());
        }
        if (filter.to() != null) {
            where.append(" AND placed_at < :before");
            parameters.put("before", filter.to().plusDays(1).atStartOfDay());
        }
        if (!filter.text().isEmpty()) {
            where.append(" AND (order_id LIKE :text ESCAPE '!'");
            parameters.put("text", beginning(filter.text()));
            if (told.many()) {
                // Not EXISTS: MariaDB would gather all matches first, instead of looking at one order after the other.
                where.append(" OR (SELECT 1 FROM parcels WHERE parcels.shop_id = orders.shop_id"
                        + " AND parcels.order_id = orders.order_id AND (" + TRACKING + ") LIMIT 1) IS NOT NULL");
                parameters.put("upper", beginning(filter.text().toUpperCase(Locale.ROOT)));
            } else if (!told.orderIds().isEmpty()) {
                where.append(" OR order_id IN (:told)");
                parameters.put("told", told.orderIds());
            }
            where.append(')');
        }
        if (after != null) {
            where.append(" AND placed_at <= :at AND (placed_at < :at OR order_id < :order)");
            parameters.put("at", LocalDateTime.ofInstant(after.placedAt(), ZoneOffset.UTC));
            parameters.put("order", after.orderId());
        }
        return new Query(
                COLUMNS + "(SELECT order_id, placed_at FROM orders WHERE " + where
                        + " ORDER BY placed_at DESC, order_id DESC LIMIT :most) page"
                        + " JOIN orders o ON o.shop_id = :shop AND o.order_id = page.order_id"
                        + " ORDER BY page.placed_at DESC, page.order_id DESC",
                parameters);
    }

    private static String beginning(String text) {
        return text.replaceAll("([!%_])", "!$1") + "%";
    }

    private ListedOrder order(ResultSet row, int number) throws SQLException {
        String status = row.getString("tiktok_status");
        return new ListedOrder(
                row.getString("order_id"),
                time(row.getObject("placed_at", LocalDateTime.class)),
                status,
                row.getString("verdict"),
                String.valueOf(row.getString("rule")),
                String.valueOf(row.getString("reason")),
                orNull(row.getObject("ship_by", LocalDateTime.class)),
                status != null && toShip.contains(status),
                row.getObject("exported_at") != null);
    }

    private static Instant time(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant orNull(@Nullable LocalDateTime stored) {
        return stored == null ? null : time(stored);
    }
}
