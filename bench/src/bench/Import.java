package bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;

/**
 * Workload W1: all orders of all shops from TikTok into a database of one's own. TikTok keeps every search waiting until
 * the contender stands ready, so the start of a process is not in the time, cold code is.
 */
final class Import {
    private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();

    private final Worlds worlds;
    private final int shops;
    private final int latencyMillis;

    Import(Worlds worlds, int shops, int latencyMillis) {
        this.worlds = worlds;
        this.shops = shops;
        this.latencyMillis = latencyMillis;
    }

    Figures run(Contender contender) throws Exception {
        try (Database database = new Database();
                Shops sellers = new Shops(shops);
                FastTikTok tiktok = new FastTikTok(sellers.sandbox.baseUrl(), worlds.of(sellers), latencyMillis)) {
            if (contender != Contender.US) {
                Table.create(database);
            }
            tiktok.hold();
            int port = Connector.freePort();
            try (Running process =
                    contender.importer(tiktok.url(), database.url(), sellers.ciphers(), port).start()) {
                if (contender == Contender.US) {
                    connectAll(new Connector(port), process, sellers);
                }
                return measure(contender, process, database, tiktok, worlds.of(sellers));
            }
        }
    }

    private void connectAll(Connector connector, Running process, Shops sellers) throws Exception {
        connector.awaitReady(process);
        for (Shops.Place place : sellers.all) {
            connector.connect(sellers.sandbox, place.sellerId(), worlds.begin());
        }
    }

    private Figures measure(
            Contender contender, Running process, Database database, FastTikTok tiktok, Map<String, World> byCipher)
            throws Exception {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (tiktok.searches() == 0) {
            process.pause(deadline, 5);
        }
        Costs costs = new Costs(database, process);
        int logLines = process.heap().logLines();
        long began = System.nanoTime();
        tiktok.open();
        int looks = await(contender, process, database, byCipher.size(), deadline);
        double seconds = (System.nanoTime() - began) / 1e9;
        int orders = worlds.orders();
        Figures figures = new Figures().with("orders/s", orders / seconds).with("seconds", seconds);
        costs.tell(figures, "order", orders, looks);
        figures.with("TikTok calls per order", (double) tiktok.searches() / orders)
                .with("most heap MB left by a collection", process.heap().mostLeftMegabytes(logLines));
        Oracle.verify(contender, database, byCipher);
        return figures;
    }

    /** Until so many shops are read to their end; how often was looked. */
    static int await(Contender contender, Running process, Database database, int shops, long deadline)
            throws Exception {
        String done = contender == Contender.US ? Table.OUR_SHOPS_DONE : Table.THEIR_SHOPS_DONE;
        int looks = 0;
        try (Connection db = database.connect();
                PreparedStatement look = db.prepareStatement(done)) {
            while (true) {
                looks++;
                try (ResultSet row = look.executeQuery()) {
                    row.next();
                    if (row.getInt(1) >= shops) {
                        return looks;
                    }
                }
                process.pause(deadline, 10);
            }
        }
    }
}
