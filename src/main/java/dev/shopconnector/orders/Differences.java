package dev.shopconnector.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The differences that reconciliations found. */
@Component
@Transactional
public class Differences {
    private static final List<String> KINDS = List.of(
            "missing",
            "status",
            "lines",
            "address",
            "contents",
            "window",
            "judgement",
            "damaged",
            "newer-here",
            "shown-twice",
            "not-listed",
            "unknown-to-tiktok",
            "not-handed-out",
            "not-acknowledged");

    private final JdbcClient db;
    private final MeterRegistry meters;

    Differences(JdbcClient db, MeterRegistry meters) {
        this.db = db;
        this.meters = meters;
        KINDS.forEach(kind -> counter(kind, true));
        KINDS.forEach(kind -> counter(kind, false));
    }

    private Counter counter(String kind, boolean healed) {
        return Counter.builder("orders.reconciliation.differences")
                .description("Differences between TikTok and the tables that comparisons found")
                .tag("kind", kind)
                .tag("healed", String.valueOf(healed))
                .register(meters);
    }

    /** One that an attempt before this one has found keeps its words. */
    void write(long reconciliation, List<Difference> found) {
        for (Difference difference : found) {
            int rows = db.sql(
                            "INSERT INTO reconciliation_differences (reconciliation_id, order_id, kind, reason, remedy,"
                                    + " healed) VALUES (:id, :order, :kind, :reason, :remedy, :healed)"
                                    + " ON DUPLICATE KEY UPDATE healed = VALUES(healed), remedy = VALUES(remedy)")
                    .param("id", reconciliation)
                    .param("order", difference.orderId())
                    .param("kind", difference.kind())
                    .param("reason", difference.reason())
                    .param("remedy", difference.remedy())
                    .param("healed", difference.healed())
                    .update();
            if (rows == 1) {
                counter(difference.kind(), difference.healed()).increment();
            }
        }
    }

    /** What a reconciliation found, what is not healed first; at most {@code most}. */
    @Transactional(readOnly = true)
    public List<Difference> of(long reconciliation, int most) {
        return db.sql("SELECT order_id, kind, reason, remedy, healed FROM reconciliation_differences"
                        + " WHERE reconciliation_id = :id ORDER BY healed, order_id, kind LIMIT :most")
                .param("id", reconciliation)
                .param("most", most)
                .query((row, number) -> new Difference(
                        row.getString("order_id"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("remedy"),
                        row.getBoolean("healed")))
                .list();
    }
}
