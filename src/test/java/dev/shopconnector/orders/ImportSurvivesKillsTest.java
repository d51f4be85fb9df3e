package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.orders.SandboxTruth.State;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.DoomedNodes;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.QuickJvm;
import dev.shopconnector.testing.RunningConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Real processes, really killed: some halt themselves at a named step (as by a power cut, no shutdown hook runs), some
 * get SIGKILL at any moment. Three are alive at a time, so that the next one takes the dead one's lease over while
 * another starts.
 */
class ImportSurvivesKillsTest {
    private static final int ORDERS = 5_000;
    private static final int NODES = 3;
    private static final Path LOGS = Path.of("target", "killed-nodes");
    private static final int PAGE_SIZE = 50;
    private static final List<String> MOMENTS = List.of(
            "after orders.poll.claim",
            "before orders.prefetch.search",
            "after orders.prefetch.search",
            "before orders.poll.awaited",
            "after orders.poll.page",
            "before orders.import.recall",
            "after orders.import.recall",
            "after orders.import.judge",
            "before orders.import.save",
            "before sql:INSERT INTO orders",
            "after orders.import.save",
            "before commit",
            "after commit",
            "after orders.poll.import");
    private static final int KILLS_AT_ANY_MOMENT = 7;
    private final Random random = new Random(20261122);
    // Its clock is ahead of the nodes' by more than two machines in order differ.
    private final TikTokSandbox sandbox = TikTokSandbox.start(
            SandboxOptions.forTests().withOrders(ORDERS).withClock(Instant.now().plusSeconds(2), true));
    private final String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
    private final String shop =
            sandbox.control().sellers().all().get(0).shops().get(0).id();
    private final DoomedNodes nodes = new DoomedNodes(
            LOGS,
            sandbox.baseUrl(),
            jdbcUrl,
            random,
            250,
            "orders.import.lease=1s",
            "orders.import.page-size=" + PAGE_SIZE,
            "logging.level.root=ERROR");
    private long lastCursor;

    @AfterEach
    void stop() {
        nodes.close();
        sandbox.close();
    }

    @Test
    void noOrderIsLostOrDoubledAndTheCursorIsNeverAhead() {
        try (RunningConnector door = RunningConnector.start(sandbox, jdbcUrl, "orders.poll.tick-millis=86400000")) {
            QuickJvm jvm = new QuickJvm(LOGS, sandbox.baseUrl(), jdbcUrl);
            door.connect("1", sandbox.clock().instant().minus(Duration.ofDays(60)));
            Deque<String> plan = plan();
            int kills = 0;
            int total = plan.size();
            int killsBeforeTheEnd = 0;
            while (kills < total) {
                while (nodes.alive() < NODES && !plan.isEmpty()) {
                    nodes.start(jvm, plan.remove());
                }
                nodes.awaitAnEnd(node -> StoredShop.read(jdbcUrl, shop).isHeldBy(node.pid()));
                kills = total - plan.size() - nodes.alive();
                StoredShop stored = check();
                if (stored.orders().size() < ORDERS) {
                    killsBeforeTheEnd = kills;
                }
                seasonTheShop();
            }
            assertThat(kills).isGreaterThanOrEqualTo(30);
            assertThat(killsBeforeTheEnd)
                    .as("kills while most orders were still to come")
                    .isGreaterThanOrEqualTo(30);

            nodes.start(jvm, DoomedNodes.ANY_MOMENT);
            await().atMost(Duration.ofSeconds(60)).until(() -> isAllThere());
            check();
            assertEverySealOpens(door);
        }
    }

    private Deque<String> plan() {
        List<String> plan = new ArrayList<>();
        for (String moment : MOMENTS) {
            int orders = moment.endsWith("judge") ? 30 : 1;
            plan.add(moment + "#" + orders);
            plan.add(moment + "#" + orders * 2);
        }
        plan.addAll(Collections.nCopies(KILLS_AT_ANY_MOMENT, DoomedNodes.ANY_MOMENT));
        Collections.shuffle(plan, random);
        return new ArrayDeque<>(plan);
    }

    /** What is stored is exactly what the cursor says, whatever moment the node died at. */
    private StoredShop check() {
        StoredShop stored = StoredShop.read(jdbcUrl, shop);
        Map<String, State> truth = SandboxTruth.of(sandbox, shop);
        assertThat(stored.cursor()).isGreaterThanOrEqualTo(lastCursor);
        lastCursor = stored.cursor();
        assertThat(truth.entrySet().stream()
                        .filter(order -> order.getValue().updateTime() < stored.cursor())
                        .map(Map.Entry::getKey))
                .as("orders before the cursor, all stored")
                .allMatch(stored.orders()::containsKey);
        assertThat(stored.orders().entrySet().stream()
                        .filter(order -> order.getValue().updateTime() > stored.cursor()))
                .as("orders past the cursor: the end of one page at most, for cursor and page are one transaction")
                .hasSizeLessThan(PAGE_SIZE);
        assertThat(stored.orders().entrySet())
                .as("none newer than TikTok's")
                .allMatch(order -> order.getValue().updateTime()
                        <= Objects.requireNonNull(truth.get(order.getKey())).updateTime());
        return stored;
    }

    /** Orders come and change while nodes die. */
    private void seasonTheShop() {
        List<String> ids = List.copyOf(SandboxTruth.of(sandbox, shop).keySet());
        sandbox.control().orders().place(NewOrder.paidNow());
        sandbox.control().orders().touch(ids.get(random.nextInt(ids.size())));
        sandbox.control().orders().cancel(ids.get(random.nextInt(ids.size())), "BUYER");
    }

    private boolean isAllThere() {
        return StoredShop.read(jdbcUrl, shop).orders().equals(SandboxTruth.of(sandbox, shop));
    }

    private void assertEverySealOpens(RunningConnector door) {
        OrderSeal seal = door.bean(OrderSeal.class);
        int opened = door.sql(jdbc -> jdbc.query(
                        "SELECT order_id, payload FROM orders",
                        (row, number) -> seal.openPayload(shop, row.getString(1), row.getBytes(2))))
                .size();
        assertThat(opened).isGreaterThan(ORDERS);
    }
}
