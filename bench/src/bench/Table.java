package bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Where contenders 1 to 3 keep orders: payload, document and what a page of an export needs, nothing sealed. */
final class Table {
    private Table() {}

    static void create(String jdbcUrl) throws SQLException {
        try (Connection db = DriverManager.getConnection(jdbcUrl, "root", "");
                Statement sql = db.createStatement()) {
            sql.execute("CREATE TABLE bench_shops (shop_id VARCHAR(64) PRIMARY KEY, cursor_at BIGINT NOT NULL,"
                    + " done BOOLEAN NOT NULL DEFAULT FALSE)");
            sql.execute("CREATE TABLE bench_orders (shop_id VARCHAR(64) NOT NULL, order_id VARCHAR(64) NOT NULL,"
                    + " update_time BIGINT NOT NULL, verdict VARCHAR(16) NOT NULL, status VARCHAR(32) NULL,"
                    + " payload MEDIUMBLOB NOT NULL, sales_order MEDIUMBLOB NULL,"
                    + " modified_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                    + " PRIMARY KEY (shop_id, order_id), KEY (shop_id, modified_at, order_id))"
                    + " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        }
    }

    /** What is in the tables of contenders 1 to 3. */
    static Map<String, World.Expected> theirs(String jdbcUrl) throws SQLException {
        return read(
                jdbcUrl,
                "SELECT order_id, verdict = 'serve' AND sales_order IS NOT NULL AS served, update_time FROM bench_orders");
    }

    /** What is in the connector's tables. */
    static Map<String, World.Expected> ours(String jdbcUrl) throws SQLException {
        return read(
                jdbcUrl,
                "SELECT order_id, verdict = 'serve' AND sales_order IS NOT NULL AS served, tiktok_update_time AS"
                        + " update_time FROM orders");
    }

    /** One number. */
    static long number(String jdbcUrl, String query) throws SQLException {
        try (Connection db = DriverManager.getConnection(jdbcUrl, "root", "");
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<String, World.Expected> read(String jdbcUrl, String query) throws SQLException {
        Map<String, World.Expected> found = new HashMap<>();
        try (Connection db = DriverManager.getConnection(jdbcUrl, "root", "");
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.put(row.getString(1), new World.Expected(row.getBoolean(2), row.getLong(3)));
            }
        }
        return found;
    }
}
