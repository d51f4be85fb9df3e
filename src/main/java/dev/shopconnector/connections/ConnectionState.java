package dev.shopconnector.connections;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether TikTok accepts a connection, as its row says. */
final class ConnectionState {
    private ConnectionState() {}

    /** Null while the connection is active. */
    static @Nullable ConnectionError error(ResultSet row) throws SQLException {
        return "active".equals(row.getString("state"))
                ? null
                : new ConnectionError(
                        row.getInt("error_http_status"), row.getString("error_code"), row.getString("error_message"));
    }
}
