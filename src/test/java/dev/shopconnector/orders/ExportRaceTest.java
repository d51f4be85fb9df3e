package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writers that commit late and readers with wrong clocks, at random: each reader ends up with every last version. */
class ExportRaceTest {
    private static final long SEED = 20261122;
    private static final int WRITERS = 3;
    private static final Duration RACE = Duration.ofSeconds(4);

    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX,
            EmbeddedMariaDb.shared().freshUrl(),
            "orders.poll.tick-millis=86400000",
            "orders.export.page-size=7");
    private static final String KEY = CONNECTOR.connect("1", SANDBOX.clock().instant());
    private static final ImportDesk DESK = new ImportDesk(CONNECTOR);

    private final Map<String, Integer> written = new ConcurrentHashMap<>();
    private final Instant end = Instant.now().plus(RACE);

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @Test
    void everyReaderEndsUpWithTheLastVersionOfEveryOrder() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<ExportClient> clients = new ArrayList<>();
            List<Future<Map<String, Integer>>> readers = new ArrayList<>();
            for (int secondsAhead : new int[] {-2, 0, 2}) {
                ExportClient client = new ExportClient(CONNECTOR, KEY, Duration.ofSeconds(secondsAhead));
                clients.add(client);
                readers.add(threads.submit(() -> read(client)));
            }
            List<Future<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(writer(i)));
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
            assertThat(written).hasSizeGreaterThan(50);
            for (int i = 0; i < readers.size(); i++) {
                Map<String, Integer> seen = readers.get(i).get();
                collect(clients.get(i).nextUntil(Instant.now().plusSeconds(30)), seen);
                seen.keySet().removeIf(id -> id.startsWith("looked-"));
                assertThat(seen).as("reader %s, seed %s", i, SEED).isEqualTo(new TreeMap<>(written));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPageOfWhichAnOrderTurnedAfterItWasLookedAtIsReadAgain() {
        OrderExport export = CONNECTOR.bean(OrderExport.class);
        OrderStore store = CONNECTOR.bean(OrderStore.class);
        TransactionTemplate transaction = new TransactionTemplate(CONNECTOR.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(
                status -> store.save(page(Map.of("looked-a", 1, "looked-b", 1, "looked-c", 1))));
        String shop = DESK.lease().shopId();
        OrderExport.Slice opened = export.first(
                shop,
                null,
                null,
                end -> new ExportQuery(shop, Instant.EPOCH, end, Instant.EPOCH, "", Map.of(), Map.of()),
                0);
        assertThat(opened).isNotNull();
        OrderExport.Slice seen = export.look(opened.query(), 1000);
        assertThat(ids(seen)).contains("looked-a", "looked-b", "looked-c");
        assertThat(seen.settled()).isFalse();

        transaction.executeWithoutResult(status -> store.save(page(Map.of("looked-b", 2))));
        OrderExport.Slice settled = export.settle(seen, 1000);

        assertThat(ids(settled)).contains("looked-a", "looked-c").doesNotContain("looked-b");
        assertThat(export.look(opened.query(), 1000).settled()).isTrue();
        assertThat(CONNECTOR.count(
                        "SELECT COUNT(*) FROM orders WHERE order_id = 'looked-b' AND exported_at IS NOT NULL"))
                .as("what was not handed out is not marked")
                .isZero();
    }

    private static List<String> ids(OrderExport.Slice slice) {
        return slice.rows().stream().map(OrderExport.Row::orderId).toList();
    }

    private Map<String, Integer> read(ExportClient client) {
        Map<String, Integer> seen = new TreeMap<>();
        while (Instant.now().isBefore(end)) {
            collect(client.next(), seen);
        }
        return seen;
    }

    private static void collect(List<JsonNode> orders, Map<String, Integer> seen) {
        orders.forEach(order -> seen.merge(
                order.path("order_id").asText(), order.path("version").asInt(), Math::max));
    }

    /** Each writer has orders of its own, writes some of them anew, and commits after a random while. */
    private Callable<Void> writer(int number) {
        return () -> {
            Random random = new Random(SEED + number);
            TransactionTemplate transaction = new TransactionTemplate(CONNECTOR.bean(PlatformTransactionManager.class));
            for (int version = 1; Instant.now().isBefore(end); version++) {
                Map<String, Integer> page = new TreeMap<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    page.put("w" + number + "-" + random.nextInt(60), version);
                }
                transaction.executeWithoutResult(status -> {
                    CONNECTOR.bean(OrderStore.class).save(page(page));
                    LockSupport.parkNanos(random.nextInt(20_000_000));
                });
                written.putAll(page);
            }
            return null;
        };
    }

    private static OrderPage page(Map<String, Integer> versions) {
        List<Candidate> candidates = new ArrayList<>();
        versions.forEach((id, version) -> {
            byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
            RawOrder raw = new RawOrder(id, version, payload, new byte[32], JsonNodeFactory.instance.objectNode());
            Candidate candidate = new Candidate(raw, null, null);
            candidate.conclude(
                    new Judgement(
                            Verdict.SERVE,
                            "open",
                            "for this test",
                            null,
                            "AWAITING_SHIPMENT",
                            "AwaitingShipment",
                            Instant.EPOCH,
                            null,
                            List.of(),
                            List.of(),
                            null),
                    ("{\"order_id\":\"" + id + "\",\"version\":" + version + "}").getBytes(StandardCharsets.UTF_8));
            candidates.add(candidate);
        });
        return new OrderPage(DESK.lease(), candidates, null, false);
    }
}
