package dev.shopconnector.shipments;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;

/** Parcels of one shop that are all due, and of which nobody tells TikTok before {@link #begin}. */
final class Backlog implements AutoCloseable {
    final TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    final RunningConnector connector;
    private final List<String> orders;

    /** So many parcels; {@code settings} as {@code name=value} win. */
    Backlog(int parcels, String... settings) {
        connector = RunningConnector.start(
                sandbox,
                EmbeddedMariaDb.shared().freshUrl(),
                Stream.concat(
                                Stream.of("orders.poll.interval-millis=86400000", "shipments.accept.patience-millis=1"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        orders = ManyParcels.place(sandbox, "1", parcels, 1);
        String key = connector.connect("1", Instant.parse("2026-10-01T00:00:00Z"));
        ManyParcels.awaitImported(connector, parcels);
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = '2099-01-01'"));
        ManyParcels.ship(new ShippingStation(connector, key), orders);
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = NULL, poll_due_at = '2099-01-01'"));
        sandbox.calls().reset();
    }

    /** Wakes one worker. */
    void begin() {
        connector.bean(ProducerTemplate.class).sendBody("seda:shipments.push", 1);
    }

    void assertEachArrivedOnce() {
        ManyParcels.assertEachArrivedOnce(connector, sandbox, orders);
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
    }
}
