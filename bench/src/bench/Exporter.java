package bench;

import java.io.IOException;

/**
 * Someone who hands out orders.
 *
 * @param readers who know what must come
 */
record Exporter(Running process, Database database, Readers readers) implements AutoCloseable {
    /** Takes no more of the machine until {@link #goOn}. */
    void stop() throws IOException, InterruptedException {
        process.stop();
    }

    void goOn() throws IOException, InterruptedException {
        process.goOn();
    }

    @Override
    public void close() throws Exception {
        process.goOn();
        process.close();
        database.close();
    }
}
