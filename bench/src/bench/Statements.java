package bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Which statements the server was sent, when somebody wants to know ({@code BENCH_STATEMENTS=1}); they cost time. */
final class Statements {
    private static final boolean WANTED = Boolean.getBoolean("bench.statements");
    private static final int WIDTH = 110;

    private Statements() {}

    static void begin(Database database) throws SQLException {
        if (WANTED) {
            database.run("SET GLOBAL log_output = 'TABLE'");
            database.run("TRUNCATE mysql.general_log");
            database.run("SET GLOBAL general_log = 1");
        }
    }

    /** Writes to standard error how often each was sent since. */
    static void end(Database database) throws SQLException {
        if (!WANTED) {
            return;
        }
        database.run("SET GLOBAL general_log = 0");
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection db = database.connect();
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery(
                        "SELECT command_type, argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')")) {
            while (row.next()) {
                String text = row.getString(2).replaceAll("'[^']*'|\\b[0-9]+\\b", "?").replaceAll("\\s+", " ");
                counts.merge(text.substring(0, Math.min(WIDTH, text.length())), 1, Integer::sum);
            }
        }
        counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(30)
                .forEach(each -> System.err.printf("%7d %s%n", each.getValue(), each.getKey()));
    }
}
