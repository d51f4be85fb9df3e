package dev.shopconnector.connections;

import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.connections.ConnectionHealth.Warning;
import dev.shopconnector.connections.ConnectionHealth.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How connections fare, as the tables have it. */
@Repository("connectionHealths")
public class ConnectionHealths {
    private static final String RATE_LIMITED = "TikTokRateLimitedException:";

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
        return jdbc.sql("SELECT s.id, s.active, s.cursor_at, s.polled_at, s.poll_failures, s.poll_problem,"
                        + " IF(s.poll_due_at > SYSDATE(6), s.poll_due_at, NULL) AS waits_until, c.state,"
                        + " c.reauthorization_cause, c.error_http_status, c.error_code, c.error_message,"
                        + " c.access_token_expires_at, " + ExpiryWarnings.ENDS + " AS ends, r.registered, r.failures"
                        + " FROM shops s JOIN connections c ON c.id = s.connection_id"
                        + " LEFT JOIN webhook_registrations r ON r.shop_id = s.id"
                        + " AND r.authorized_at = c.authorized_at WHERE s.id = :id")
                .param("id", shopId)
                .query((row, number) -> health(row))
                .optional();
    }

    private ConnectionHealth health(ResultSet row) throws SQLException {
        Instant now = clock.instant();
        Instant ends = instant(row, "ends");
        String pollProblem = row.getString("poll_problem");
        boolean limited = pollProblem != null && pollProblem.startsWith(RATE_LIMITED);
        State state = state(row);
        Warning warning = warning(Duration.between(now, ends));
        return new ConnectionHealth(
                row.getString("id"),
                state,
                instant(row, "access_token_expires_at"),
                ends,
                Math.max(0, Duration.between(now, ends).toDays()),
                warning,
                instantOrNull(row, "polled_at"),
                lag(now, instant(row, "cursor_at")),
                limited ? instantOrNull(row, "waits_until") : null,
                webhooks(row),
                HealthWords.problem(state, warning, ConnectionState.error(row), pollProblem),
                HealthWords.remedy(state, warning, limited));
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

    private static Duration lag(Instant now, Instant cursor) {
        return cursor.isAfter(now) ? Duration.ZERO : Duration.between(cursor, now);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return DbTime.instant(row.getObject(column, LocalDateTime.class));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : DbTime.instant(time);
    }
}
