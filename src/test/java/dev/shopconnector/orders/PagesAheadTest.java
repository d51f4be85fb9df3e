package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The next page is asked for while one is stored, and what becomes of it when either fails. */
class PagesAheadTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SEARCH = "POST /order/202309/orders/search";
    private static final int ORDERS = 250;

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(ORDERS));
    private final StepHooks hooks = new StepHooks();
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            sandbox.baseUrl(),
            EmbeddedMariaDb.shared().freshUrl(),
            hooks,
            "orders.import.slice=400d",
            "orders.poll.refused-millis=600000");
    private final AtomicBoolean met = new AtomicBoolean();

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void whileAPageIsStoredTheNextOneIsAskedFor() {
        onceBefore("orders.import.save", this::awaitSecondSearch);
        connect();
        awaitAll();
        assertThat(met).isTrue();
    }

    @Test
    void aPageThatCannotBeStoredTakesThePageBehindItAlong() {
        onceBefore("orders.import.save", () -> {
            awaitSecondSearch();
            throw new IllegalStateException("planted");
        });
        connect();
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 1") == 1);
        assertThat(orders()).isZero();
        readAgain();
        awaitAll();
    }

    @Test
    void aRefusalOfTheNextPageLeavesThePageBeforeItStored() {
        onceBefore("orders.prefetch.search", () -> sandbox.control()
                .fault(Fault.envelope(403, 36009033, "IP not allowed.")
                        .on("*/orders/search")
                        .times(1)));
        connect();
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_failures = 1"
                                + " AND poll_problem LIKE '%36009033%' AND lease_until IS NULL")
                        == 1);
        assertThat(orders()).isEqualTo(100);
        readAgain();
        awaitAll();
    }

    /** As when edited routes lose the answer: the reader must not wait for ever, and hold the shop meanwhile. */
    @Test
    void aPageThatNobodyAnswersIsWaitedForNoLongerThanALease() {
        ShopLease lease = new ShopLease("shop", "connection", "cipher", 1, Instant.EPOCH, Instant.EPOCH);
        ShopPoll poll = new ShopPoll(
                lease,
                new UpdateTimeWalk(0, 100, 50, 10),
                100,
                connector.bean(PageReader.class),
                10,
                () -> false,
                Duration.ofMillis(1));
        assertThat(poll.isAskingNext()).isTrue();
        assertThatThrownBy(poll::awaited)
                .isInstanceOf(TikTokTransientException.class)
                .hasMessageContaining("orders.prefetch");
    }

    private void connect() {
        connector.connect("1", Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void onceBefore(String step, Runnable what) {
        hooks.before(step, () -> {
            if (met.compareAndSet(false, true)) {
                what.run();
            }
        });
    }

    private void awaitSecondSearch() {
        await().atMost(SOON).until(() -> sandbox.calls().count(SEARCH) >= 2);
    }

    private void readAgain() {
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));
    }

    private void awaitAll() {
        await().atMost(SOON).until(() -> orders() == ORDERS);
    }

    private int orders() {
        return connector.count("SELECT COUNT(*) FROM orders");
    }
}
