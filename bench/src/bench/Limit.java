package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;

/**
 * What the job costs without any framework: one page after the other, each in one transaction with the cursor
 * in one statement. It asks anew from the last second that it has seen, as whoever must not skip an order has to.
 */
public final class Limit {
    private static final String INTO = "INSERT INTO bench_orders (shop_id, order_id, update_time, verdict, status,"
            + " payload, sales_order) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";
    private static final String NEWER = " ON DUPLICATE KEY UPDATE"
            + " verdict = IF(VALUES(update_time) >= update_time, VALUES(verdict), verdict),"
            + " status = IF(VALUES(update_time) >= update_time, VALUES(status), status),"
            + " payload = IF(VALUES(update_time) >= update_time, VALUES(payload), payload),"
            + " sales_order = IF(VALUES(update_time) >= update_time, VALUES(sales_order), sales_order),"
            + " update_time = GREATEST(VALUES(update_time), update_time)";
    static final String UPSERT = INTO + ROW + NEWER;
    static final int PAGE = 100;
    private static final int COLUMNS = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TikTokCalls calls;
    private final String cipher;
    private final Seal seal;

    private Limit(String tiktok, String cipher, Seal seal) {
        this.calls = new TikTokCalls(tiktok, cipher, "token");
        this.cipher = cipher;
        this.seal = seal;
    }

    /** {@code tiktok jdbc-url ciphers [sealed]}; a thread and a connection for each shop. Stays until it is ended. */
    public static void main(String[] arguments) throws Exception {
        String[] ciphers = arguments[2].split(",");
        boolean sealed = arguments.length > 3;
        Thread[] threads = new Thread[ciphers.length];
        for (int i = 0; i < ciphers.length; i++) {
            String cipher = ciphers[i];
            threads[i] = new Thread(() -> run(arguments[0], arguments[1], cipher, sealed));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.in.read();
    }

    private static void run(String tiktok, String jdbcUrl, String cipher, boolean sealed) {
        try (Connection db = DriverManager.getConnection(
                jdbcUrl + "&useServerPrepStmts=true", "root", "")) {
            new Limit(tiktok, cipher, sealed ? Seal.aes() : Seal.NONE).importAll(db);
        } catch (IOException | InterruptedException | SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void importAll(Connection db) throws SQLException, IOException, InterruptedException {
        db.setAutoCommit(false);
        try (PreparedStatement cursor = db.prepareStatement("INSERT INTO bench_shops (shop_id, cursor_at, done)"
                + " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE cursor_at = VALUES(cursor_at), done = VALUES(done)")) {
            long from = 0;
            long to = Instant.now().getEpochSecond();
            boolean more = true;
            while (more) {
                JsonNode page = page(from, to).path("data").path("orders");
                more = page.size() == PAGE;
                if (page.size() > 0) {
                    save(db, page);
                    from = page.get(page.size() - 1).path("update_time").asLong();
                }
                cursor.setString(1, cipher);
                cursor.setLong(2, from);
                cursor.setBoolean(3, !more);
                cursor.execute();
                db.commit();
            }
        }
    }

    /** One statement with many rows: the driver sends a batch that ends in ON DUPLICATE KEY row by row. */
    private void save(Connection db, JsonNode page) throws SQLException, IOException {
        String rows = String.join(",", Collections.nCopies(page.size(), ROW));
        try (PreparedStatement orders = db.prepareStatement(INTO + rows + NEWER)) {
            int row = 0;
            for (JsonNode order : page) {
                bind(orders, COLUMNS * row++, cipher, order, Mapping.document(order), seal);
            }
            orders.execute();
        }
    }

    /** @param before parameters of the statement before this row */
    static void bind(
            PreparedStatement orders, int before, String cipher, JsonNode order, byte[] document, Seal seal)
            throws SQLException, IOException {
        String id = order.path("id").asText();
        String place = cipher + "|" + id + "|";
        orders.setString(before + 1, cipher);
        orders.setString(before + 2, id);
        orders.setLong(before + 3, order.path("update_time").asLong());
        orders.setString(before + 4, document == null ? "hold" : "serve");
        orders.setString(before + 5, document == null ? null : "AwaitingShipment");
        orders.setBytes(before + 6, seal.keep(JSON.writeValueAsBytes(order), place + "payload"));
        orders.setBytes(before + 7, seal.keep(document, place + "sales_order"));
    }

    private JsonNode page(long from, long to) throws IOException, InterruptedException {
        return JSON.readTree(http.send(calls.search(from, to), HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }
}
