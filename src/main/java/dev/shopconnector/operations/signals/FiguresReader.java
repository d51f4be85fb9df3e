package dev.shopconnector.operations.signals;

import dev.shopconnector.connections.ExpiryWarnings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the figures of all shops in one statement. */
@Component
class FiguresReader {
    private static final String ALL =
            """
            SELECT 'shop' AS kind,
              CASE WHEN c.state <> 'active' THEN
                  IF(c.reauthorization_cause = 'deauthorized', 'deauthorized', 'needs_reauthorization')
                WHEN NOT s.active THEN 'stopped' WHEN s.paused_at IS NOT NULL THEN 'paused'
                WHEN s.poll_failures > 0 THEN 'failing' ELSE 'active' END AS name,
              IF(JSON_VALUE(w.settings, '$.manualImportOnly') IN ('1', 'true'), NULL, s.cursor_at) AS at, NULL AS access_ends, 1 AS amount, 0 AS seconds
            FROM shops s JOIN connections c ON c.id = s.connection_id
            LEFT JOIN store_settings w ON w.shop_id = s.id
            UNION ALL SELECT 'parcel', state, NULL, NULL, COUNT(*), TIMESTAMPDIFF(SECOND, MIN(created_at), SYSDATE(6))
            FROM parcels WHERE state IN ('waiting', 'refused') GROUP BY state
            UNION ALL SELECT 'connection', '', %s, c.access_token_expires_at, 1, 0 FROM connections c
            WHERE c.state = 'active' AND EXISTS (SELECT 1 FROM shops s WHERE s.connection_id = c.id)
            UNION ALL SELECT 'difference', '', NULL, NULL, COUNT(*), 0 FROM reconciliation_differences d
            WHERE NOT d.healed AND d.reconciliation_id IN
              (SELECT MAX(r.id) FROM reconciliations r WHERE r.state = 'done' GROUP BY r.shop_id)
            UNION ALL SELECT 'given up', '', NULL, NULL, COUNT(*), 0 FROM reconciliations f
            WHERE f.state = 'failed' AND f.id IN
              (SELECT MAX(r.id) FROM reconciliations r WHERE r.state IN ('done', 'failed') GROUP BY r.shop_id)
            """
                    .formatted(ExpiryWarnings.ENDS);

    private final JdbcClient db;
    private final Clock clock;

    FiguresReader(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Row(
            String kind,
            String name,
            @Nullable Instant at,
            @Nullable Instant accessEnds,
            long amount,
            double seconds) {}

    @Transactional(readOnly = true)
    public Figures read() {
        Instant now = clock.instant();
        Map<String, Long> shops = new HashMap<>();
        Map<String, Long> parcels = new HashMap<>();
        List<Double> lags = new ArrayList<>();
        List<Double> consents = new ArrayList<>();
        List<Double> access = new ArrayList<>();
        double oldest = 0;
        double differences = 0;
        double givenUp = 0;
        for (Row row : rows()) {
            switch (row.kind()) {
                case "shop" -> {
                    shops.merge(row.name(), 1L, Long::sum);
                    boolean read = row.name().equals("active") || row.name().equals("failing");
                    if (read && row.at() != null) {
                        lags.add(Math.max(0, seconds(row.at(), now)));
                    }
                }
                case "parcel" -> {
                    parcels.put(row.name(), row.amount());
                    oldest = row.name().equals("waiting") ? row.seconds() : oldest;
                }
                case "difference" -> differences = row.amount();
                case "given up" -> givenUp = row.amount();
                default -> {
                    consents.add(-seconds(row.at(), now));
                    access.add(-seconds(row.accessEnds(), now));
                }
            }
        }
        return new Figures(true, shops, lags, parcels, oldest, consents, access, differences, givenUp);
    }

    private List<Row> rows() {
        return db.sql(ALL)
                .query((row, number) -> new Row(
                        row.getString("kind"),
                        row.getString("name"),
                        time(row, "at"),
                        time(row, "access_ends"),
                        row.getLong("amount"),
                        row.getDouble("seconds")))
                .list();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static double seconds(@Nullable Instant from, Instant to) {
        return from == null ? Double.NaN : Duration.between(from, to).toMillis() / 1000.0;
    }
}
