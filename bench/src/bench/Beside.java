package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An import of one shop beside a reader of another: the connector does both, the others' programs one each. */
final class Beside implements AutoCloseable {
    private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();

    private final Stock stock;
    private final Contender contender;
    private final int shop;
    private Running importer;

    /** @param shop of TikTok's that is not imported yet */
    Beside(Stock stock, Contender contender, int shop) {
        this.stock = stock;
        this.contender = contender;
        this.shop = shop;
    }

    Figures run(Running exporter) throws Exception {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        int searches = stock.tiktok.searches();
        stock.tiktok.hold();
        if (contender == Contender.US) {
            stock.connect(shop);
        } else {
            importer = contender
                    .importer(
                            stock.tiktok.url(),
                            stock.database(contender).url(),
                            List.of(stock.sellers.ciphers().get(shop)),
                            0)
                    .start();
        }
        while (stock.tiktok.searches() == searches) {
            exporter.pause(deadline, 5);
        }
        return measure(exporter, deadline);
    }

    private Figures measure(Running exporter, long deadline) throws Exception {
        Database database = stock.database(contender);
        Costs costs =
                importer == null ? new Costs(database, exporter) : new Costs(database, exporter, importer);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Reading> reading = CompletableFuture.supplyAsync(() -> read(done));
        long began = System.nanoTime();
        stock.tiktok.open();
        int before = contender == Contender.US ? 1 : 0;
        int looks = Import.await(
                contender, importer == null ? exporter : importer, database, before + shop, deadline);
        double seconds = (System.nanoTime() - began) / 1e9;
        done.set(true);
        Reading pages = reading.get();
        stock.verify(contender, shop);
        int orders = stock.worlds.orders();
        Figures figures = new Figures().with("imported orders/s", orders / seconds);
        Export.tell(pages, figures);
        costs.tell(figures, "imported order", orders, looks);
        return figures;
    }

    private Reading read(AtomicBoolean done) {
        try {
            return stock.readers(contender).readUntil(done::get);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (importer != null) {
            importer.close();
        }
    }
}
