package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TikTokProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that no documentation promises, and failures: at the end everything is there and reading goes on. */
class HostilePagingTest {
    private static final String SEARCH = "/order/202309/orders/search";
    private static final int ORDERS = 250;

    private static final String JDBC_URL = EmbeddedMariaDb.shared().freshUrl();
    private static final TikTokSandbox SANDBOX = TikTokSandbox.start(
            SandboxOptions.forTests().withOrders(0).withClock(Instant.now().plusSeconds(2), true));
    private static final TikTokProxy TIKTOK = TikTokProxy.to(SANDBOX.baseUrl());
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX,
            TIKTOK.baseUrl(),
            JDBC_URL,
            new StepHooks(),
            "orders.import.page-size=20",
            "tiktok.response-timeout=700ms",
            "tiktok.transient-error.base-delay=10ms",
            "tiktok.rate-limited.base-delay=10ms");

    private String shop = "";

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        TIKTOK.close();
        SANDBOX.close();
    }

    @BeforeEach
    void onlyThisShopIsRead() {
        CONNECTOR.sql(jdbc -> jdbc.update("UPDATE shops SET active = FALSE"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CONNECTOR.count("SELECT COUNT(*) FROM shops WHERE lease_until > SYSDATE(6)") == 0);
    }

    @AfterEach
    void calm() {
        SANDBOX.control().clearFaults();
        TIKTOK.beforeAnswer(path -> {});
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("body cut short", Fault.of(FaultKind.TRUNCATE).times(6)),
                Arguments.of("connection ends in the body", Fault.of(FaultKind.DROP).times(6)),
                Arguments.of("connection reset", Fault.of(FaultKind.RESET).times(6)),
                Arguments.of("200 with an internal error", Fault.envelope(200, 36009003, "Internal error.").times(6)),
                Arguments.of("200 with an error of nobody's list", Fault.envelope(200, 99_999_999, "?").times(2)),
                Arguments.of("503 with a page of a load balancer", Fault.of(FaultKind.UNAVAILABLE).times(6)),
                Arguments.of("an answer that does not come", Fault.stall(Duration.ofSeconds(2)).times(5)),
                Arguments.of("a token that leads to the same page", Fault.of(FaultKind.REPEAT_PAGE).times(6)),
                Arguments.of("an empty page with a token", Fault.of(FaultKind.EMPTY_PAGE).times(6)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void troubleNowAndThenLosesNothingAndEndsNothing(String what, Fault fault) {
        AtomicInteger calls = new AtomicInteger();
        TIKTOK.beforeAnswer(path -> {
            if (path.equals(SEARCH) && calls.incrementAndGet() == 3) {
                SANDBOX.control().fault(fault.on(SEARCH));
            }
        });
        connect(ORDERS);
        awaitEverything();
        assertThat(SANDBOX.control().faults()).as("every fault was met").isEmpty();

        SANDBOX.control().orders().place(shop, NewOrder.paidNow(), 1);
        awaitEverything();
    }

    @Test
    void twoHundredOrdersInOneSecondWithPagesOfTwentyAreAllRead() {
        connect(0);
        Instant second = SANDBOX.clock().instant().minusSeconds(100);
        SANDBOX.control().orders().place(shop, NewOrder.shippable(second).withUpdateTime(second), 205);
        SANDBOX.control().orders().place(shop, NewOrder.shippable(second).withUpdateTime(second.plusSeconds(1)), 30);
        awaitEverything();
    }

    @Test
    void aTokenThatRunsInACircleInsideACrowdedSecondEndsTheReadingAndTheNextOneGoesOn() {
        SANDBOX.control().fault(Fault.of(FaultKind.REPEAT_PAGE).on(SEARCH).times(5));
        Seller seller = SANDBOX.control().sellers().add("Crowded", 1, 0);
        shop = seller.shops().get(0).id();
        Instant second = SANDBOX.clock().instant().minusSeconds(100);
        SANDBOX.control().orders().place(shop, NewOrder.shippable(second).withUpdateTime(second), 90);
        CONNECTOR.connect(seller.id(), second.minusSeconds(1_000));
        awaitEverything();
    }

    @Test
    void ordersThatMoveWhilePagesAreReadAreNeitherLostNorDoubled() {
        AtomicInteger moves = new AtomicInteger();
        TIKTOK.beforeAnswer(path -> {
            if (path.equals(SEARCH) && moves.incrementAndGet() <= 15) {
                List<String> ids = List.copyOf(SandboxTruth.of(SANDBOX, shop).keySet());
                for (int i = moves.get(); i < ids.size(); i += 17) {
                    SANDBOX.control().orders().touch(ids.get(i));
                }
            }
        });
        connect(ORDERS);
        awaitEverything();
        assertThat(moves.get()).isGreaterThan(15);
    }

    @Test
    void aStormOfRefusalsIsWaitedOutAsLongAsTikTokAsksAndNoCallGoesOutMeanwhile() {
        connect(ORDERS);
        awaitEverything();
        List<Long> answered = new CopyOnWriteArrayList<>();
        int refusals = 3;
        SANDBOX.control().fault(Fault.throttle(1).on(SEARCH).times(refusals));
        int before = SANDBOX.calls().of("POST " + SEARCH).size();
        SANDBOX.control().orders().place(shop, NewOrder.paidNow(), 3);
        awaitEverything();
        assertThat(answered).isEmpty();

        var calls = SANDBOX.calls().of("POST " + SEARCH);
        int refused = 0;
        for (int i = before; i < calls.size() - 1; i++) {
            if (calls.get(i).status() == 429) {
                refused++;
                assertThat(Duration.between(calls.get(i).time(), calls.get(i + 1).time()))
                        .as("from refusal %s to the next call", refused)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
        assertThat(refused).isEqualTo(refusals);
    }

    private void connect(int orders) {
        Seller seller = SANDBOX.control().sellers().add("Hostile", 1, orders);
        shop = seller.shops().get(0).id();
        CONNECTOR.connect(seller.id(), SANDBOX.clock().instant().minus(Duration.ofDays(60)));
    }

    private void awaitEverything() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, SandboxTruth.State> truth = SandboxTruth.of(SANDBOX, shop);
            assertThat(StoredShop.read(JDBC_URL, shop).orders()).isEqualTo(truth);
        });
    }
}
