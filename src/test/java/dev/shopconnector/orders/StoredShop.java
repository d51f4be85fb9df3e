package dev.shopconnector.orders;

import dev.shopconnector.orders.SandboxTruth.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tables hold of a shop at one moment, over a connection of its own, so that it can be asked while nodes die.
 *
 * @param cursor every order updated before this unix second should be stored
 * @param leaseOwner the node that reads the shop; null for none
 */
record StoredShop(long cursor, @Nullable String leaseOwner, Map<String, State> orders) {

    static StoredShop read(String jdbcUrl, String shopId) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            long cursor;
            String owner;
            try (ResultSet row = statement.executeQuery(
                    "SELECT UNIX_TIMESTAMP(cursor_at), lease_owner FROM shops WHERE id = '" + shopId + "'")) {
                row.next();
                cursor = row.getLong(1);
                owner = row.getString(2);
            }
            Map<String, State> orders = new TreeMap<>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT order_id, tiktok_update_time, tiktok_status FROM orders WHERE shop_id = '" + shopId
                            + "'")) {
                while (row.next()) {
                    orders.put(row.getString(1), new State(row.getLong(2), row.getString(3)));
                }
            }
            return new StoredShop(cursor, owner, orders);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the node with this process id has the shop. */
    boolean isHeldBy(long pid) {
        return leaseOwner != null && leaseOwner.startsWith(pid + "-");
    }
}
