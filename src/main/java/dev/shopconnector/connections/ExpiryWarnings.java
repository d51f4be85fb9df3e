package dev.shopconnector.connections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which consents end soon, told once for each threshold over all nodes. */
@Component("expiryWarnings")
@Transactional
public class ExpiryWarnings {
    /** When a consent, a row c of connections, ends: the earlier of what TikTok said with its tokens and by webhook. */
    public static final String ENDS =
            "LEAST(c.refresh_token_expires_at, COALESCE(c.authorization_ends_told, c.refresh_token_expires_at))";

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpiryWarnings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A consent that ends soon.
     *
     * @param shops ids of its shops, separated by commas
     * @param daysLeft whole days, 0 on the last
     */
    public record Warned(String connectionId, String shops, Instant ends, long daysLeft) {}

    /**
     * The consents that have come nearer to their end than a threshold since this was last asked by any node.
     *
     * @param thresholds days, separated by commas
     */
    public List<Warned> due(String thresholds) {
        Instant now = clock.instant();
        List<Integer> days = Stream.of(thresholds.split(",", -1))
                .map(day -> Integer.valueOf(day.strip()))
                .sorted()
                .toList();
        List<Warned> told = new ArrayList<>();
        for (Warned near : nearerThan(now.plus(Duration.ofDays(days.get(days.size() - 1))), now)) {
            int threshold = days.stream()
                    .filter(day -> !near.ends().isAfter(now.plus(Duration.ofDays(day))))
                    .findFirst()
                    .orElseThrow();
            int written = jdbc.sql("UPDATE connections SET expiry_warned_days = :days WHERE id = :id"
                            + " AND (expiry_warned_days IS NULL OR expiry_warned_days > :days)")
                    .param("days", threshold)
                    .param("id", near.connectionId())
                    .update();
            if (written > 0) {
                told.add(near);
            }
        }
        return told;
    }

    private List<Warned> nearerThan(Instant end, Instant now) {
        return jdbc.sql("SELECT c.id, " + ENDS + " AS ends, (SELECT GROUP_CONCAT(s.id ORDER BY s.id SEPARATOR ', ')"
                        + " FROM shops s WHERE s.connection_id = c.id) AS shops FROM connections c"
                        + " WHERE c.state = 'active' AND " + ENDS + " <= :end"
                        + " AND EXISTS (SELECT 1 FROM shops s WHERE s.connection_id = c.id) ORDER BY c.id")
                .param("end", DbTime.of(end))
                .query((row, number) -> {
                    Instant ends = DbTime.instant(row.getObject("ends", LocalDateTime.class));
                    return new Warned(
                            row.getString("id"),
                            String.valueOf(row.getString("shops")),
                            ends,
                            Math.max(0, Duration.between(now, ends).toDays()));
                })
                .list();
    }
}
