package bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Where contenders 1 to 3 keep orders: payload, document and what a page of an export needs, nothing sealed. */
final class Table {
    /** The shops whose reading is done; both are one number. */
    static final String OUR_SHOPS_DONE = "SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL";

    static final String THEIR_SHOPS_DONE = "SELECT COUNT(*) FROM bench_shops WHERE done";

    private Table() {}

    static void create(Database database) throws SQLException {
        database.run("CREATE TABLE bench_shops (shop_id VARCHAR(64) PRIMARY KEY, cursor_at BIGINT NOT NULL,"
                + " done BOOLEAN NOT NULL DEFAULT FALSE)");
        database.run("CREATE TABLE bench_orders (shop_id VARCHAR(64) NOT NULL, order_id VARCHAR(64) NOT NULL,"
                + " update_time BIGINT NOT NULL, verdict VARCHAR(16) NOT NULL, status VARCHAR(32) NULL,"
                + " payload MEDIUMBLOB NOT NULL, sales_order MEDIUMBLOB NULL,"
                + " modified_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                + " PRIMARY KEY (shop_id, order_id), KEY (shop_id, modified_at, order_id))"
                + " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
    }

    /** What is in the tables of contenders 1 to 3, by shop cipher and order. */
    static Map<String, World.Expected> theirs(Database database) throws SQLException {
        return read(
                database,
                "SELECT shop_id, order_id, verdict = 'serve' AND sales_order IS NOT NULL, update_time FROM bench_orders");
    }

    /** What is in the connector's tables, by shop cipher and order. */
    static Map<String, World.Expected> ours(Database database) throws SQLException {
        return read(
                database,
                "SELECT cipher, order_id, verdict = 'serve' AND sales_order IS NOT NULL, tiktok_update_time"
                        + " FROM orders JOIN shops ON shops.id = orders.shop_id");
    }

    private static Map<String, World.Expected> read(Database database, String query) throws SQLException {
        Map<String, World.Expected> found = new HashMap<>();
        try (Connection db = database.connect();
                Statement sql = db.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.put(
                        row.getString(1) + "/" + row.getString(2),
                        new World.Expected(row.getBoolean(3), row.getLong(4)));
            }
        }
        return found;
    }
}
