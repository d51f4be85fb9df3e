package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Executors;

/** What taking parcels in costs without anything around it: a batch stored in one transaction, then acknowledged. */
public final class LimitParcels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "(?, ?)";

    private final Connection db;

    private LimitParcels(Connection db) {
        this.db = db;
    }

    static void createTable(Database database) throws SQLException {
        database.run("CREATE TABLE bench_parcels (order_id VARCHAR(64) NOT NULL PRIMARY KEY,"
                + " tracking_number VARCHAR(64) NOT NULL, state VARCHAR(16) NOT NULL DEFAULT 'waiting',"
                + " package_id VARCHAR(64) NULL, due_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),"
                + " KEY (state, due_at)) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
    }

    /** {@code tiktok jdbc-url cipher token port}. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        String jdbcUrl = arguments[1] + "&useServerPrepStmts=true";
        LimitParcels inbox = new LimitParcels(DriverManager.getConnection(jdbcUrl, "root", ""));
        Connection worker = DriverManager.getConnection(jdbcUrl, "root", "");
        worker.setAutoCommit(false);
        LimitPush push = new LimitPush(new TikTokCalls(arguments[0], arguments[2], arguments[3]), worker);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[4])), 64);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", inbox::answer);
        server.start();
        push.run();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode told = JSON.readTree(exchange.getRequestBody()).path("notifications");
            store(told);
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode results = answer.putArray("notification_results");
            told.forEach(one -> results.addObject()
                    .put("notification_id", one.path("notification_id").asText())
                    .put("status", "pending"));
            byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void store(JsonNode told) throws SQLException {
        String rows = String.join(",", Collections.nCopies(told.size(), ROW));
        try (PreparedStatement insert = db.prepareStatement(
                "INSERT INTO bench_parcels (order_id, tracking_number) VALUES " + rows
                        + " ON DUPLICATE KEY UPDATE tracking_number = VALUES(tracking_number)")) {
            int column = 1;
            for (JsonNode one : told) {
                insert.setString(column++, one.path("order_id").asText());
                insert.setString(column++, one.path("tracking_number").asText());
            }
            insert.execute();
        }
    }
}
