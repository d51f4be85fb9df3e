package bench;

import dev.shopconnector.testing.EmbeddedMariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on the one server; dropped at the end. */
final class Database implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String STATEMENTS =
            "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'QUESTIONS'";

    private final String name = "bench_" + NEXT.incrementAndGet();
    private final Connection own;

    Database() throws SQLException {
        own = DriverManager.getConnection(url(), "root", "");
    }

    String url() {
        return EmbeddedMariaDb.shared().url(name);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "root", "");
    }

    /** Statements that the server was sent so far by anybody, this one and COMMIT included. */
    long statements() throws SQLException {
        return number(STATEMENTS);
    }

    /** One statement, one number. */
    long number(String query) throws SQLException {
        try (Statement sql = own.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void run(String statement) throws SQLException {
        try (Statement sql = own.createStatement()) {
            sql.execute(statement);
        }
    }

    static String version() throws SQLException {
        try (Connection db = DriverManager.getConnection(EmbeddedMariaDb.shared().url("bench_version"), "root", "");
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery("SELECT VERSION()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        run("DROP DATABASE " + name);
        own.close();
    }
}
