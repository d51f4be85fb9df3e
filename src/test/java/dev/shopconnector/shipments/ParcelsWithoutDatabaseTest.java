package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TcpGate;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The database goes away between TikTok's yes and its being written down, while ShipStation goes on telling of parcels.
 * It stays away longer than leases and connection timeouts, which is what there is to be longer than; the system property
 * {@code database.away.seconds} makes it more.
 */
class ParcelsWithoutDatabaseTest {
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("database.away.seconds", 5));
    private static final int PARCELS = 300;
    private static final int SETTLED_BEFORE = 20;

    private final String direct = EmbeddedMariaDb.shared().freshUrl();
    private final AtomicLong shutAt = new AtomicLong();

    @Test
    void nothingIsAcknowledgedWithoutARowAndAllGoesOnByItself() throws SQLException {
        int port = EmbeddedMariaDb.shared().port();
        StepHooks hooks = new StepHooks();
        try (TcpGate gate = TcpGate.to(port);
                TikTokSandbox sandbox = TikTokSandbox.start(
                        SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        sandbox.baseUrl(),
                        direct.replace(":" + port, ":" + gate.port()),
                        hooks,
                        "spring.datasource.hikari.connection-timeout=500",
                        "orders.poll.interval-millis=86400000",
                        "shipments.accept.patience-millis=1",
                        "shipments.lease=2s")) {
            sandbox.control().parcels().rules().acceptRepeats(true);
            List<String> orders = ManyParcels.place(sandbox, "1", PARCELS, 2);
            String key = connector.connect("1", Instant.now().minusSeconds(86_400));
            ManyParcels.awaitImported(connector, PARCELS);
            shutAtSettling(hooks, gate);

            ShippingStation station = new ShippingStation(connector, key);
            ManyParcels.ship(station, orders.subList(0, PARCELS / 2));
            tellUntilAllAreStored(station, orders, gate);
            ManyParcels.awaitNoneWaits(connector, 60);

            ManyParcels.assertEachArrivedOnce(connector, sandbox, orders);
            assertThat(connector.count("SELECT COUNT(*) FROM parcels WHERE rule = 'accepted-before'"))
                    .as("the parcel that TikTok took while nobody could write it down")
                    .isPositive();
        }
    }

    private void shutAtSettling(StepHooks hooks, TcpGate gate) {
        AtomicInteger settled = new AtomicInteger();
        hooks.before("shipments.settle.write", () -> {
            if (settled.incrementAndGet() == SETTLED_BEFORE) {
                gate.shut();
                shutAt.set(System.nanoTime());
            }
        });
    }

    /** One notification after the other, as long as the database is away at least; what is refused is told again. */
    private void tellUntilAllAreStored(ShippingStation station, List<String> orders, TcpGate gate) throws SQLException {
        Deque<String> untold = new ArrayDeque<>(orders.subList(PARCELS / 2, PARCELS));
        int refused = 0;
        boolean back = false;
        while (!untold.isEmpty() || !back) {
            String order = untold.isEmpty() ? orders.get(0) : untold.remove();
            HttpResponse<String> answer = station.tells(ManyParcels.of(order));
            if (answer.statusCode() == 200) {
                assertStored(RunningConnector.json(answer)
                        .path("notification_results")
                        .path(0));
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
                untold.add(order);
                refused++;
            }
            if (!back && shutAt.get() != 0 && System.nanoTime() - shutAt.get() > AWAY.toNanos()) {
                gate.open();
                back = true;
            }
        }
        assertThat(refused)
                .as("notifications that came while the database was away")
                .isPositive();
    }

    private void assertStored(JsonNode result) throws SQLException {
        assertThat(result.path("status").asText()).as(result.toString()).isIn("success", "pending");
        try (Connection connection = DriverManager.getConnection(direct, "root", "");
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM parcels WHERE id = ?")) {
            query.setString(1, result.path("submission_id").asText());
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).as("a row for " + result).isTrue();
            }
        }
    }
}
