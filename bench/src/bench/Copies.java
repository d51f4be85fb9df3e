package bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies what the connector hands out into the others' tables, byte by byte, with the payloads as TikTok has them. */
final class Copies implements AutoCloseable {
    private final List<PreparedStatement> rows = new ArrayList<>();
    private final Map<String, byte[]> payloads = new HashMap<>();
    private final String cipher;

    /** Each of these databases gets the table; the rows stand in all of them alike. */
    Copies(World world, String cipher, Collection<Database> databases) throws SQLException {
        this.cipher = cipher;
        world.entries().forEach(entry -> payloads.put(entry.id(), entry.json()));
        for (Database each : databases) {
            Table.create(each);
            Connection db = each.connect();
            db.setAutoCommit(false);
            rows.add(db.prepareStatement("INSERT INTO bench_orders"
                    + " (shop_id, order_id, update_time, verdict, status, payload, sales_order)"
                    + " VALUES (?, ?, 0, 'serve', 'AwaitingShipment', ?, ?)"));
        }
    }

    void add(JsonNode order) {
        try {
            String id = order.path("order_id").asText();
            for (PreparedStatement row : rows) {
                row.setString(1, cipher);
                row.setString(2, id);
                row.setBytes(3, payloads.get(id));
                row.setBytes(4, order.toString().getBytes(StandardCharsets.UTF_8));
                row.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps them. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement row : rows) {
            try (Connection db = row.getConnection()) {
                db.commit();
            }
        }
    }
}
