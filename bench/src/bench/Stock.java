package bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A store full of orders, twice: as the connector imported them, and in limit's table with the very bytes that the
 * connector hands out. Whoever is not measured is stopped meanwhile.
 */
final class Stock implements AutoCloseable {
    private static final long LONGEST_NANOS = Duration.ofMinutes(30).toNanos();

    final Database ours = new Database();
    final Database theirs = new Database();
    final Shops sellers;
    final FastTikTok tiktok;
    final Worlds worlds;
    final Running us;
    final Running limit;
    private final World world;
    private final Connector connector;
    private final Readers ourReaders;
    private final Readers theirReaders;

    /** @param moreShops that have the same orders and are not connected yet */
    Stock(Worlds worlds, int moreShops) throws Exception {
        this.worlds = worlds;
        sellers = new Shops(1 + moreShops);
        world = worlds.of(sellers).values().iterator().next();
        Map<String, World> byCipher = new HashMap<>();
        sellers.ciphers().forEach(cipher -> byCipher.put(cipher, world));
        tiktok = new FastTikTok(sellers.sandbox.baseUrl(), byCipher, 0);
        int ourPort = Connector.freePort();
        us = Contender.us(tiktok.url(), ours.url(), ourPort).start();
        connector = new Connector(ourPort);
        connector.awaitReady(us);
        String cipher = sellers.ciphers().get(0);
        String key = connect(0);
        Import.await(Contender.US, us, ours, 1, System.nanoTime() + LONGEST_NANOS);
        Oracle.verify(Contender.US, ours, Map.of(cipher, world));
        Map<String, Integer> documents = fill(cipher, new Readers(export(), key, Map.of()));
        ourReaders = new Readers(export(), key, documents);
        int theirPort = Connector.freePort();
        limit = Program.java("limit-export", LimitExport.class, theirs.url(), cipher, String.valueOf(theirPort))
                .start();
        theirReaders = new Readers("http://127.0.0.1:" + theirPort + "/", key, documents);
        limit.awaitPort(theirPort);
        theirReaders.readAll(1);
    }

    private String export() {
        return connector.door("sales_orders_export");
    }

    /** Connects a shop of TikTok's; its store key. */
    String connect(int shop) throws Exception {
        return connector.connect(sellers.sandbox, sellers.all.get(shop).sellerId(), worlds.begin());
    }

    /** Ends the bench when a shop that was imported later is not stored as it should be. */
    void verify(Contender contender, int shop) throws SQLException {
        Oracle.verify(contender, database(contender), Map.of(sellers.ciphers().get(shop), world));
    }

    private Map<String, Integer> fill(String cipher, Readers readers) throws Exception {
        Table.create(theirs);
        Map<String, byte[]> payloads = new HashMap<>();
        world.entries().forEach(entry -> payloads.put(entry.id(), entry.json()));
        try (Connection db = theirs.connect();
                PreparedStatement row = db.prepareStatement("INSERT INTO bench_orders"
                        + " (shop_id, order_id, update_time, verdict, status, payload, sales_order)"
                        + " VALUES (?, ?, 0, 'serve', 'AwaitingShipment', ?, ?)")) {
            db.setAutoCommit(false);
            Map<String, Integer> documents = readers.look(order -> insert(row, cipher, payloads, order));
            db.commit();
            long served = world.expected().values().stream()
                    .filter(World.Expected::served)
                    .count();
            if (documents.size() != served) {
                throw new IllegalStateException("void: " + documents.size() + " orders of " + served + " were handed out");
            }
            return documents;
        }
    }

    private static void insert(PreparedStatement row, String cipher, Map<String, byte[]> payloads, JsonNode order) {
        try {
            String id = order.path("order_id").asText();
            row.setString(1, cipher);
            row.setString(2, id);
            row.setBytes(3, payloads.get(id));
            row.setBytes(4, order.toString().getBytes(StandardCharsets.UTF_8));
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the other one and lets this one go on. */
    Running turnOf(Contender contender) throws Exception {
        Running other = contender == Contender.US ? limit : us;
        Running one = contender == Contender.US ? us : limit;
        other.stop();
        one.goOn();
        return one;
    }

    Database database(Contender contender) {
        return contender == Contender.US ? ours : theirs;
    }

    Readers readers(Contender contender) {
        return contender == Contender.US ? ourReaders : theirReaders;
    }

    @Override
    public void close() throws Exception {
        us.goOn();
        us.close();
        limit.goOn();
        limit.close();
        tiktok.close();
        sellers.close();
        ours.close();
        theirs.close();
    }
}
