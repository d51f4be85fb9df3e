package dev.shopconnector.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts what happened to a store's orders and parcels in the last two weeks. */
@Repository
@Transactional(readOnly = true)
public class Pictures {
    private static final int DAYS = 14;

    static final String PLACED =
            """
            SELECT DATE(placed_at) AS day, verdict, COALESCE(rule, '') AS rule, COUNT(*) AS orders
            FROM orders WHERE shop_id = :shop AND placed_at >= :from
            GROUP BY day, verdict, rule
            """;
    static final String SHIPPED =
            """
            SELECT DATE(created_at) AS day, COUNT(*) AS parcels
            FROM parcels WHERE shop_id = :shop AND state = 'accepted' AND created_at >= :from
            GROUP BY day
            """;
    /** Late is what TikTok still waits for, and what ShipStation told only after the time. */
    static final String LATE =
            """
            SELECT DATE(o.ship_by) AS day, COUNT(*) AS orders
            FROM orders o
            WHERE o.shop_id = :shop AND o.ship_by >= :from AND o.ship_by < :now
              AND (o.tiktok_status IN (:toShip) AND NOT EXISTS (
                  SELECT 1 FROM parcels p WHERE p.shop_id = o.shop_id AND p.order_id = o.order_id
                    AND p.state IN ('waiting', 'accepted') AND p.created_at <= o.ship_by)
                OR EXISTS (
                  SELECT 1 FROM parcels p WHERE p.shop_id = o.shop_id AND p.order_id = o.order_id
                    AND p.state IN ('waiting', 'accepted') AND p.replaces IS NULL AND p.created_at > o.ship_by))
            GROUP BY day
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Set<String> toShip;

    Pictures(JdbcClient db, Clock clock, @Value("${shipments.guard.shippable}") Set<String> toShip) {
        this.db = db;
        this.clock = clock;
        this.toShip = Set.copyOf(toShip);
    }

    private record Placed(LocalDate day, String verdict, String rule, int orders) {
        boolean isHeld() {
            return verdict.equals("hold");
        }
    }

    /** Today and the thirteen days before it, UTC. */
    public Picture of(String shopId) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = now.toLocalDate().minusDays(DAYS - 1L);
        List<Placed> placed = db.sql(PLACED)
                .param("shop", shopId)
                .param("from", first.atStartOfDay())
                .query((row, number) -> new Placed(
                        row.getObject("day", LocalDate.class),
                        row.getString("verdict"),
                        row.getString("rule"),
                        row.getInt("orders")))
                .list();
        Map<LocalDate, Integer> shipped =
                byDay(db.sql(SHIPPED).param("shop", shopId).param("from", first.atStartOfDay()));
        Map<LocalDate, Integer> late = byDay(db.sql(LATE)
                .param("shop", shopId)
                .param("from", first.atStartOfDay())
                .param("now", now)
                .param("toShip", toShip));
        List<Picture.Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = first.plusDays(i);
            days.add(new Picture.Day(
                    day,
                    placed.stream()
                            .filter(some -> some.day().equals(day) && !some.isHeld())
                            .mapToInt(Placed::orders)
                            .sum(),
                    held(placed.stream().filter(some -> some.day().equals(day)).toList()),
                    shipped.getOrDefault(day, 0),
                    late.getOrDefault(day, 0)));
        }
        return new Picture(days, mostFrequentFirst(held(placed)));
    }

    private static Map<String, Integer> held(List<Placed> placed) {
        Map<String, Integer> held = new HashMap<>();
        placed.stream().filter(Placed::isHeld).forEach(some -> held.merge(some.rule(), some.orders(), Integer::sum));
        return held;
    }

    private static List<String> mostFrequentFirst(Map<String, Integer> held) {
        return held.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<LocalDate, Integer> byDay(JdbcClient.StatementSpec statement) {
        Map<LocalDate, Integer> days = new HashMap<>();
        statement.query(row -> {
            days.put(row.getObject("day", LocalDate.class), row.getInt(2));
        });
        return days;
    }
}
