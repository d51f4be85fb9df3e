package bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Executors;

/** What handing out costs without anything around it: one statement a page by the index, and its bytes written out. */
public final class LimitExport {
    private static final String PAGE = "SELECT sales_order, modified_at, order_id FROM bench_orders WHERE shop_id = ?"
            + " AND (modified_at, order_id) > (?, ?) AND modified_at >= ? AND sales_order IS NOT NULL"
            + " ORDER BY modified_at, order_id LIMIT 100";

    private final String jdbcUrl;
    private final String shop;
    private final ThreadLocal<PreparedStatement> statements = ThreadLocal.withInitial(this::prepare);

    private LimitExport(String jdbcUrl, String shop) {
        this.jdbcUrl = jdbcUrl;
        this.shop = shop;
    }

    /** {@code jdbc-url shop port}. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        LimitExport export = new LimitExport(arguments[0], arguments[1]);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])), 64);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", export::answer);
        server.start();
    }

    private PreparedStatement prepare() {
        try {
            Connection db = DriverManager.getConnection(jdbcUrl + "&useServerPrepStmts=true", "root", "");
            return db.prepareStatement(PAGE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // The cursor is the last row's time and id; the first question has none.
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String cursor = asked.replaceFirst("(?s).*\"cursor\":\"([^\"]*)\".*", "$1");
            byte[] page = page(cursor.equals(asked) ? "1970-01-01 00:00:00|" : cursor);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(page);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private byte[] page(String cursor) throws SQLException {
        String[] last = cursor.split("\\|", 2);
        PreparedStatement statement = statements.get();
        statement.setString(1, shop);
        statement.setString(2, last[0]);
        statement.setString(3, last[1]);
        statement.setString(4, last[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream(400_000);
        out.writeBytes("{\"sales_orders\":[".getBytes(StandardCharsets.UTF_8));
        int rows = 0;
        String next = "";
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (rows++ > 0) {
                    out.write(',');
                }
                out.writeBytes(row.getBytes(1));
                next = row.getString(2) + "|" + row.getString(3);
            }
        }
        out.writeBytes((rows < 100 ? "]}" : "],\"cursor\":\"" + next + "\"}").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
