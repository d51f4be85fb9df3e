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

    /** A statement with its parameters, to be run or explained. */
    record Query(String sql, Map<String, Object> parameters) {}

    /** At most {@code most} orders behind {@code after}; from the first when that is null. */
    public Page page(String shopId, OrderFilter filter, @Nullable OrderPosition after, int most) {
        Query query = query(shopId, filter, after, most + 1);
        List<ListedOrder> found = db.sql(query.sql())
                .params(query.parameters())
                .query(this::order)
                .list();
        return new Page(found.subList(0, Math.min(most, found.size())), found.size() > most);
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

    static Query query(String shopId, OrderFilter filter, @Nullable OrderPosition after, int most) {
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
            where.append(" AND (order_id LIKE :text ESCAPE '!' OR order_id IN (SELECT p.order_id FROM parcels p"
                    + " WHERE p.shop_id = :shop AND (p.tracking_number LIKE :text ESCAPE '!'"
                    + " OR p.tracking_number LIKE :upper ESCAPE '!')))");
            parameters.put("text", beginning(filter.text()));
            parameters.put("upper", beginning(filter.text().toUpperCase(Locale.ROOT)));
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
