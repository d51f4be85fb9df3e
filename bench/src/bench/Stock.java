package bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A store full of orders: as the connector imported them, and in a table for each of the others with the very bytes that
 * the connector hands out. Whoever is not measured is stopped meanwhile.
 */
final class Stock implements AutoCloseable {
    private static final long LONGEST_NANOS = Duration.ofMinutes(30).toNanos();

    final Shops sellers;
    final FastTikTok tiktok;
    final Worlds worlds;
    private final World world;
    private final Connector connector;
    private final Map<Contender, Exporter> exporters = new EnumMap<>(Contender.class);

    /**
     * @param moreShops that have the same orders and are not connected yet
     * @param contenders besides the connector, who imports for all
     */
    Stock(Worlds worlds, int moreShops, List<Contender> contenders) throws Exception {
        this.worlds = worlds;
        sellers = new Shops(1 + moreShops);
        world = worlds.of(sellers).values().iterator().next();
        Map<String, World> byCipher = new HashMap<>();
        sellers.ciphers().forEach(cipher -> byCipher.put(cipher, world));
        tiktok = new FastTikTok(sellers.sandbox.baseUrl(), byCipher, 0);
        int port = Connector.freePort();
        Database ours = new Database();
        Running us = Contender.us(tiktok.url(), ours.url(), port).start();
        connector = new Connector(port);
        connector.awaitReady(us);
        String cipher = sellers.ciphers().get(0);
        String key = connect(0);
        Import.await(Contender.US, us, ours, 1, System.nanoTime() + LONGEST_NANOS);
        Oracle.verify(Contender.US, ours, Map.of(cipher, world));
        Map<Contender, Database> theirs = new EnumMap<>(Contender.class);
        for (Contender contender : contenders) {
            if (contender != Contender.US) {
                theirs.put(contender, new Database());
            }
        }
        Map<String, Integer> documents = copy(key, theirs.values());
        exporters.put(Contender.US, new Exporter(us, ours, new Readers(export(), key, documents)));
        for (Map.Entry<Contender, Database> one : theirs.entrySet()) {
            exporters.put(one.getKey(), start(one.getKey(), one.getValue(), documents));
        }
    }

    /** What is handed out, into those tables; the hash of each document. */
    private Map<String, Integer> copy(String key, Collection<Database> databases) throws Exception {
        long served = world.expected().values().stream()
                .filter(World.Expected::served)
                .count();
        try (Copies copies = new Copies(world, sellers.ciphers().get(0), databases)) {
            Map<String, Integer> documents = new Readers(export(), key, Map.of()).look(copies::add);
            if (documents.size() != served) {
                throw new IllegalStateException("void: " + documents.size() + " orders of " + served + " were handed out");
            }
            return documents;
        }
    }

    private Exporter start(Contender contender, Database database, Map<String, Integer> documents) throws Exception {
        int port = Connector.freePort();
        Running process = contender
                .exporter(database.url(), sellers.ciphers().get(0), port)
                .start();
        Readers readers = new Readers("http://127.0.0.1:" + port + "/", "", documents);
        process.awaitPort(port);
        readers.readAll(1);
        return new Exporter(process, database, readers);
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

    /** Stops the others and lets this one go on. */
    Running turnOf(Contender contender) throws Exception {
        for (Map.Entry<Contender, Exporter> one : exporters.entrySet()) {
            if (one.getKey() != contender) {
                one.getValue().stop();
            }
        }
        exporters.get(contender).goOn();
        return exporters.get(contender).process();
    }

    Database database(Contender contender) {
        return exporters.get(contender).database();
    }

    Readers readers(Contender contender) {
        return exporters.get(contender).readers();
    }

    @Override
    public void close() throws Exception {
        for (Exporter one : exporters.values()) {
            one.close();
        }
        tiktok.close();
        sellers.close();
    }
}
