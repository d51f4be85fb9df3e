package dev.shopconnector.connections;

import dev.shopconnector.connections.ConnectionHealth.Reading;
import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.connections.ConnectionHealth.Warning;
import dev.shopconnector.connections.ConnectionHealth.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How connections fare, as the tables have it. */
@Repository("connectionHealths")
public class ConnectionHealths {
    private static final String ALL =
            "SELECT s.id, s.active, s.paused_at, s.import_from, s.cursor_at, s.polled_at, s.poll_due_at,"
                    + " s.poll_failures, s.poll_problem, SYSDATE(6) AS now, c.state, c.reauthorization_cause,"
                    + " c.error_http_status, c.error_code, c.error_message, c.access_token_expires_at,"
                    + " c.renew_failures, " + ExpiryWarnings.ENDS + " AS ends, r.registered, r.failures,"
                    + " NOT COALESCE(JSON_VALUE(w.settings, '$.manualImportOnly') IN ('1', 'true'), FALSE) AS by_itself"
                    + " FROM shops s JOIN connections c ON c.id = s.connection_id"
                    + " LEFT JOIN store_settings w ON w.shop_id = s.id"
                    + " LEFT JOIN webhook_registrations r ON r.shop_id = s.id"
                    + " AND r.authorized_at = c.authorized_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean hasAddress;

    ConnectionHealths(JdbcClient jdbc, Clock clock, @Value("${webhooks.public-url:}") String publicUrl) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hasAddress = !publicUrl.isBlank();
    }

    /** The health of a shop's connection; empty when there is no such shop. */
    @Transactional(readOnly = true)
    public Optional<ConnectionHealth> of(String shopId) {
        return jdbc.sql(ALL + " WHERE s.id = :id")
                .param("id", shopId)
                .query((row, number) -> health(row))
                .optional();
    }

    /** The health of every connection, in the order of the shops' ids; at most {@code most} of them. */
    @Transactional(readOnly = true)
    public List<ConnectionHealth> all(int most) {
        return jdbc.sql(ALL + " ORDER BY s.id LIMIT :most")
                .param("most", most)
                .query((row, number) -> health(row))
                .list();
    }

    private ConnectionHealth health(ResultSet row) throws SQLException {
        Instant now = clock.instant();
        Instant ends = instant(row, "ends");
        return new ConnectionHealth(
                row.getString("id"),
                state(row),
                row.getBoolean("active"),
                ConnectionState.error(row),
                instant(row, "access_token_expires_at"),
                row.getInt("renew_failures"),
                ends,
                warning(Duration.between(now, ends)),
                reading(row, now),
                webhooks(row),
                instantOrNull(row, "paused_at"));
    }

    private static Reading reading(ResultSet row, Instant now) throws SQLException {
        Instant until = instant(row, "cursor_at");
        Instant last = instantOrNull(row, "polled_at");
        return new Reading(
                instant(row, "import_from"),
                until,
                atLeastNothing(Duration.between(until, now)),
                last,
                last == null ? null : atLeastNothing(Duration.between(last, instant(row, "now"))),
                instant(row, "poll_due_at"),
                row.getInt("poll_failures"),
                row.getBoolean("by_itself"),
                row.getString("poll_problem"));
    }

    private static State state(ResultSet row) throws SQLException {
        if (!"active".equals(row.getString("state"))) {
            return "deauthorized".equals(row.getString("reauthorization_cause"))
                    ? State.DEAUTHORIZED
                    : State.NEEDS_REAUTHORIZATION;
        }
        if (!row.getBoolean("active")) {
            return State.STOPPED;
        }
        if (row.getObject("paused_at") != null) {
            return State.PAUSED;
        }
        return row.getInt("poll_failures") > 0 ? State.FAILING : State.ACTIVE;
    }

    static Warning warning(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return Warning.ENDED;
        }
        if (left.compareTo(Duration.ofDays(1)) <= 0) {
            return Warning.DAY;
        }
        if (left.compareTo(Duration.ofDays(7)) <= 0) {
            return Warning.WEEK;
        }
        return left.compareTo(Duration.ofDays(30)) <= 0 ? Warning.MONTH : Warning.NONE;
    }

    private Webhooks webhooks(ResultSet row) throws SQLException {
        if (!hasAddress) {
            return Webhooks.POLLING_ONLY;
        }
        if (row.getBoolean("registered")) {
            return Webhooks.REGISTERED;
        }
        return row.getInt("failures") > 0 ? Webhooks.FAILING : Webhooks.PENDING;
    }

    private static Duration atLeastNothing(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : DbTime.instant(time);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return DbTime.instant(row.getObject(column, LocalDateTime.class));
    }
}
