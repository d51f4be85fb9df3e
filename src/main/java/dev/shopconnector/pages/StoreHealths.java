package dev.shopconnector.pages;

import dev.shopconnector.connections.ConnectionHealth;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.shipstation.UnauthorizedBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the connections of stores are, as the tables say. */
@Repository
@Transactional(readOnly = true)
public class StoreHealths {
    /** Connections keep a consent without end as one until the database's last year. */
    private static final Instant NO_END = Instant.parse("9000-01-01T00:00:00Z");

    private static final String READ =
            """
            SELECT s.active, s.import_from, s.cursor_at, s.polled_at, s.poll_due_at, s.poll_failures, s.poll_problem,
              c.state, c.error_http_status, c.error_code, c.error_message, c.access_token_expires_at, c.renew_failures, SYSDATE(6) AS now
            FROM shops s JOIN connections c ON c.id = s.connection_id
            WHERE s.id = :shop
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final ConnectionHealths connections;

    StoreHealths(JdbcClient db, Clock clock, ConnectionHealths connections) {
        this.db = db;
        this.clock = clock;
        this.connections = connections;
    }

    /** How this connected shop is. */
    public StoreHealth of(String shopId) {
        ConnectionHealth told = connections.of(shopId).orElseThrow();
        return db.sql(READ)
                .param("shop", shopId)
                .query((row, number) -> health(row, told))
                .single();
    }

    private StoreHealth health(ResultSet row, ConnectionHealth told) throws SQLException {
        Instant now = clock.instant();
        Instant end = told.authorizationEnds();
        Instant authorisationEnds = end.isBefore(NO_END) ? end : null;
        Instant readUntil = time(row, "cursor_at");
        LocalDateTime polled = row.getObject("polled_at", LocalDateTime.class);
        Instant lastPoll = polled == null ? null : polled.toInstant(ZoneOffset.UTC);
        String problem = row.getString("poll_problem");
        return new StoreHealth(
                row.getBoolean("active"),
                refusal(row),
                told.state() == ConnectionHealth.State.DEAUTHORIZED,
                time(row, "access_token_expires_at"),
                authorisationEnds,
                StoreHealth.Warning.of(authorisationEnds, now),
                row.getInt("renew_failures"),
                time(row, "import_from"),
                readUntil,
                atLeastNothing(Duration.between(readUntil, now)),
                lastPoll,
                lastPoll == null ? null : atLeastNothing(Duration.between(lastPoll, time(row, "now"))),
                time(row, "poll_due_at"),
                row.getInt("poll_failures"),
                problem == null ? null : PollProblem.of(problem),
                told.webhooks());
    }

    private static @Nullable String refusal(ResultSet row) throws SQLException {
        return "active".equals(row.getString("state"))
                ? null
                : UnauthorizedBody.fromTikTok(
                                row.getInt("error_http_status"),
                                String.valueOf(row.getString("error_code")),
                                String.valueOf(row.getString("error_message")),
                                "")
                        .message();
    }

    private static Duration atLeastNothing(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
