package bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Workload W5: from the start of the process to the first stored order, then memory when nothing is left to do. The
 * connector's shop was connected before, as at any start but the first; the others just begin.
 */
final class Start {
    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long IDLE_MILLIS = 5_000;

    private final Worlds worlds;
    private boolean trained;

    Start(Worlds worlds) {
        this.worlds = worlds;
    }

    Figures run(Starter starter) throws Exception {
        if (starter.isCached() && !trained) {
            if (new ProcessBuilder(Starter.extraction()).inheritIO().start().waitFor() != 0) {
                throw new IOException("the jar could not be extracted");
            }
            run(Starter.training(starter.javaHome()));
            trained = true;
        }
        try (Database database = new Database();
                Shops sellers = new Shops(1);
                FastTikTok tiktok = new FastTikTok(sellers.sandbox.baseUrl(), worlds.of(sellers), 0)) {
            int port = Connector.freePort();
            Program program = starter.program(tiktok.url(), database.url(), sellers.ciphers(), port);
            if (starter.contender() == Contender.US) {
                connect(program, port, database, sellers, tiktok);
            } else {
                Table.create(database);
            }
            long began = System.nanoTime();
            try (Running process = program.start()) {
                Figures figures = measure(starter.contender(), process, database, began);
                Oracle.verify(starter.contender(), database, worlds.of(sellers));
                return Shipped.tell(starter.contender(), figures);
            }
        }
    }

    /** The shop is connected and due at once; nothing of it is imported. */
    private void connect(Program program, int port, Database database, Shops sellers, FastTikTok tiktok)
            throws Exception {
        tiktok.hold();
        try (Running process = program.start()) {
            Connector connector = new Connector(port);
            connector.awaitReady(process);
            connector.connect(sellers.sandbox, sellers.all.get(0).sellerId(), worlds.begin());
            process.kill();
        }
        database.run("UPDATE shops SET poll_due_at = '1970-01-02', lease_owner = NULL, lease_until = NULL");
        tiktok.open();
    }

    private static Figures measure(Contender contender, Running process, Database database, long began)
            throws Exception {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        String table = contender == Contender.US ? "orders" : "bench_orders";
        while (database.number("SELECT EXISTS (SELECT * FROM " + table + ")") == 0) {
            process.pause(deadline, 5);
        }
        Figures figures = new Figures().with("seconds to first order", (System.nanoTime() - began) / 1e9);
        Import.await(contender, process, database, 1, deadline);
        double peak = process.peakMegabytes();
        Thread.sleep(IDLE_MILLIS);
        figures.with("CPU s until idle", process.cpuSeconds())
                .with("peak RSS MB, importing", peak)
                .with("most heap MB left by a collection", process.heap().mostLeftMegabytes(0))
                .with("heap MB, idle, after a collection", process.heap().usedAfterCollection(process.pid()))
                .with("RSS MB, idle", process.residentMegabytes());
        return figures;
    }
}
