package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Export order is commit order: windows read back to back hold every order, whenever its transaction commits. */
class ExportOrderTest {
    private static final String JDBC_URL = EmbeddedMariaDb.shared().freshUrl();
    private static final StepHooks HOOKS = new StepHooks();
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX,
            SANDBOX.baseUrl(),
            JDBC_URL,
            HOOKS,
            "orders.poll.tick-millis=86400000",
            "orders.export.page-size=3");
    private static final String KEY = CONNECTOR.connect("1", SANDBOX.clock().instant());
    private static final ImportDesk DESK = new ImportDesk(CONNECTOR);

    @BeforeEach
    void empty() {
        HOOKS.clear();
        CONNECTOR.sql(jdbc -> jdbc.update("DELETE FROM orders")
                + jdbc.update("UPDATE shops SET modified_clock = SYSDATE(6) - INTERVAL 10 SECOND"));
    }

    @AfterEach
    void unhook() {
        HOOKS.clear();
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    /** Something that writes orders in a transaction and leaves it open for a while. */
    private interface Writer {
        void write(List<ObjectNode> orders) throws Exception;

        void commit() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 2})
    void aNewOrderWhoseTransactionIsOpenWhileItsWindowIsReadComesInAWindow(int clientSecondsAhead) throws Exception {
        try (HeldImport writer = new HeldImport()) {
            ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ofSeconds(clientSecondsAhead));
            client.next();
            assertThat(missedWhileHeldOpen(shippable(3), writer, client)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 2})
    void aChangeWhoseTransactionIsOpenWhileItsWindowIsReadComesInAWindow(int clientSecondsAhead) throws Exception {
        try (HeldImport writer = new HeldImport()) {
            ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ofSeconds(clientSecondsAhead));
            assertThat(missedWhileHeldOpen(changedSinceRead(client), writer, client))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void theSameReadingMissesTheChangesOfAWriterThatTakesTheTimeWithoutTheLock(int clientSecondsAhead)
            throws Exception {
        try (NaiveWriter writer = new NaiveWriter()) {
            ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ofSeconds(clientSecondsAhead));
            assertThat(missedWhileHeldOpen(changedSinceRead(client), writer, client))
                    .hasSize(3);
        }
    }

    /** Orders that this client has, with a change that it does not have yet. */
    private static List<ObjectNode> changedSinceRead(ExportClient client) {
        List<ObjectNode> orders = shippable(3);
        DESK.importPage(orders);
        client.next();
        orders.forEach(
                order -> order.put("update_time", order.path("update_time").asLong() + 1));
        return orders;
    }

    /** Reads windows while and after the writer's transaction is open; the orders that came in none of them. */
    private static Set<String> missedWhileHeldOpen(List<ObjectNode> orders, Writer writer, ExportClient client)
            throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        writer.write(orders);
        CompletableFuture<List<JsonNode>> reading = CompletableFuture.supplyAsync(client::next);
        await().atMost(Duration.ofSeconds(20)).until(() -> reading.isDone() || someoneWaitsForALock());
        writer.commit();
        seen.addAll(reading.get());
        for (int i = 0; i < 5; i++) {
            seen.addAll(client.next());
        }
        seen.addAll(client.nextUntil(Instant.now().plusSeconds(20)));
        Set<String> missed = new HashSet<>(ids(orders, "id"));
        missed.removeAll(ids(seen, "order_id"));
        return missed;
    }

    @Test
    void aDatabaseClockThatIsSetBackNeitherHidesNorReordersAnything() {
        ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ZERO);
        CONNECTOR.sql(jdbc -> jdbc.update("UPDATE shops SET modified_clock = SYSDATE(6) + INTERVAL 30 SECOND"));
        List<ObjectNode> orders = shippable(4);
        List<JsonNode> seen = new ArrayList<>();
        for (ObjectNode order : orders) {
            DESK.importPage(List.of(order));
            seen.addAll(client.next());
        }
        assertThat(ids(CONNECTOR.export(KEY, Instant.EPOCH), "order_id"))
                .as("a window without an end holds what is committed")
                .isEqualTo(ids(orders, "id"));

        seen.addAll(client.nextUntil(Instant.now().plusSeconds(60)));

        assertThat(ids(seen, "order_id")).isEqualTo(ids(orders, "id"));
    }

    @Test
    void anOrderThatTurnsToHoldWhileItsWindowIsReadIsToldInALaterWindow() {
        List<ObjectNode> orders = shippable(6);
        ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ZERO);
        Instant from = Instant.now().minusSeconds(5);
        orders.forEach(order -> DESK.importPage(List.of(order)));
        Instant to = Instant.now();
        JsonNode page = client.first(from, to);
        List<String> served = ids(page.path("sales_orders"), "order_id");
        assertThat(served).isEqualTo(ids(orders.subList(0, 3), "id"));

        orders.forEach(order -> order.put("is_buyer_request_cancel", true));
        DESK.importPage(List.of(orders.get(0), orders.get(4)));

        assertThat(ids(client.after(page).path("sales_orders"), "order_id"))
                .as("what is not to ship any more is not handed out")
                .containsExactly(ids(orders, "id").get(3), ids(orders, "id").get(5));
        JsonNode later = client.first(to, Instant.now().plusSeconds(1));
        assertThat(later.path("sales_orders")).hasSize(1);
        assertThat(later.path("sales_orders").path(0).path("order_id").asText()).isEqualTo(served.get(0));
        assertThat(later.path("sales_orders").path(0).path("status").asText()).isEqualTo("OnHold");
    }

    private static List<ObjectNode> shippable(int count) {
        String shop = DESK.lease().shopId();
        return SANDBOX
                .control()
                .orders()
                .place(shop, NewOrder.shippable(SANDBOX.clock().instant()), count)
                .stream()
                .map(SANDBOX.control().orders()::show)
                .toList();
    }

    private static List<String> ids(Iterable<? extends JsonNode> orders, String field) {
        List<String> ids = new ArrayList<>();
        orders.forEach(order -> ids.add(order.path(field).asText()));
        return ids;
    }

    private static boolean someoneWaitsForALock() throws SQLException {
        try (Connection connection = DriverManager.getConnection(JDBC_URL, "root", "");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    /** The real route, stopped between its last statement and the commit. */
    private static final class HeldImport implements Writer, AutoCloseable {
        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private CompletableFuture<Void> page = CompletableFuture.completedFuture(null);

        @Override
        public void write(List<ObjectNode> orders) throws Exception {
            HOOKS.after("orders.import.save", () -> {
                written.countDown();
                await().atMost(Duration.ofSeconds(30)).until(() -> released.getCount() == 0);
            });
            page = CompletableFuture.runAsync(() -> DESK.importPage(orders));
            await().atMost(Duration.ofSeconds(20)).until(() -> written.getCount() == 0 || page.isDone());
        }

        @Override
        public void commit() {
            released.countDown();
            page.join();
        }

        @Override
        public void close() {
            released.countDown();
        }
    }

    /** What one would write first: the row's time is the time of its statement. */
    private static final class NaiveWriter implements Writer, AutoCloseable {
        private final Connection connection = DriverManager.getConnection(JDBC_URL, "root", "");

        private NaiveWriter() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        public void write(List<ObjectNode> orders) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET time_zone = '+00:00'");
                statement.executeUpdate("UPDATE orders SET modified_at = NOW(6)");
            }
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
