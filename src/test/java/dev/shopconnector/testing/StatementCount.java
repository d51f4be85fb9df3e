package dev.shopconnector.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What one user of the embedded server has sent to it to be executed: COMMIT and SET included, each row of a batch that is
 * not one packet too. Preparing is not in it; the driver sends it together with the first execution. The server has other
 * clients, hence a count by user; it takes any user name.
 */
public final class StatementCount implements AutoCloseable {
    private final Connection observer;
    private final String user;

    private StatementCount(Connection observer, String user) {
        this.observer = observer;
        this.user = user;
    }

    /** Counts from now on what this user sends. */
    public static StatementCount of(String user) throws SQLException {
        Connection observer =
                DriverManager.getConnection(EmbeddedMariaDb.shared().url("mysql"), "root", "");
        try (Statement statement = observer.createStatement()) {
            statement.execute("SET GLOBAL userstat = 1");
        }
        return new StatementCount(observer, user);
    }

    /** How many so far. The server answers a statement before it counts it, and its connection sleeps after that. */
    public long now() throws SQLException {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        number("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE COMMAND <> 'Sleep' AND USER")
                                == 0);
        return number("SELECT COALESCE(SUM(SELECT_COMMANDS + UPDATE_COMMANDS + OTHER_COMMANDS), 0)"
                + " FROM information_schema.USER_STATISTICS WHERE USER");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery(query + " = '" + user + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        observer.close();
    }
}
