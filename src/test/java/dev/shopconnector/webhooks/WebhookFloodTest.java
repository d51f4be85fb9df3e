package dev.shopconnector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.OrderControl;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.sandbox.webhooks.Delivery;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand changes of two thousand orders, each told of one to five times, shuffled, with one forgery to a hundred.
 * All but the last kind leave {@code update_time} where it was, so that nothing but a webhook can have led to a reading.
 */
class WebhookFloodTest {
    private static final int ORDERS = 2_000;
    private static final List<BiConsumer<OrderControl, String>> CHANGES = List.of(
            (orders, id) -> orders.changeAddress(id, ShipTo.example(), false),
            OrderControl::requestCancel,
            OrderControl::withdrawCancelRequest,
            OrderControl::requestCancel,
            (orders, id) -> orders.cancel(id, "BUYER"));
    private static final List<String> RULES =
            List.of("open", "cancel-requested", "open", "cancel-requested", "closed-told");

    @Test
    void everyChangeIsReadOnceAndNothingForgedHasAnEffect() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        WebhookStage.QUIET,
                        WebhookStage.QUICK,
                        "webhooks.answer-within=20s",
                        "webhooks.queue=100000")) {
            WebhookStage stage = new WebhookStage(sandbox, connector);
            Instant yesterday = sandbox.clock().instant().minus(Duration.ofDays(1));
            List<String> orders =
                    sandbox.control().orders().place(stage.shopId(), NewOrder.shippable(yesterday), ORDERS);
            connector.connect("1", yesterday.minus(Duration.ofDays(1)));
            stage.awaitPolled();
            stage.subscribe(stage.shopId());
            sandbox.calls().reset();

            int forged = 0;
            int genuineBefore = 0;
            for (int round = 0; round < CHANGES.size(); round++) {
                sandbox.control().webhooks().hold();
                for (String order : orders) {
                    CHANGES.get(round).accept(sandbox.control().orders(), order);
                }
                assertThat(sandbox.control().webhooks().held()).isEqualTo(ORDERS);
                sandbox.control()
                        .webhooks()
                        .release(Delivery.ONCE.times(1, 5).shuffled(round).withForged(1));
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> sandbox.control().webhooks().undelivered() == 0);
                stage.awaitSettled();
                int genuine = sandbox.control().webhooks().answers().getOrDefault(200, 0);
                forged += (genuine - genuineBefore) / 100;
                genuineBefore = genuine;

                assertThat(readings(stage)).hasSize(ORDERS).containsValue(round + 1);
                assertThat(readings(stage).values()).containsOnly(round + 1);
                assertThat(connector.count(
                                "SELECT COUNT(*) FROM orders WHERE JSON_VALUE(judgement, '$.rule') = ?",
                                RULES.get(round)))
                        .isEqualTo(ORDERS);
            }

            Map<Integer, Integer> answers = sandbox.control().webhooks().answers();
            assertThat(answers).containsOnlyKeys(200, 401);
            assertThat(answers.get(200)).isGreaterThan(2 * ORDERS * CHANGES.size());
            assertThat(answers.get(401)).isEqualTo(forged).isGreaterThan(ORDERS * CHANGES.size() / 100);
            assertThat(connector.count("SELECT COUNT(*) FROM webhooks")).isEqualTo(ORDERS * CHANGES.size());
            assertThat(connector.count("SELECT COUNT(*) FROM webhooks WHERE type = 6 OR effect <> 'read-again'"))
                    .isZero();
            assertThat(connector.count("SELECT COUNT(*) FROM connections WHERE state = 'active'"))
                    .isEqualTo(1);
            assertThat(sandbox.calls().count(WebhookStage.DETAIL))
                    .as("calls, of 50 orders each at best")
                    .isLessThan(ORDERS * CHANGES.size() / 4);
        }
    }

    private static Map<String, Integer> readings(WebhookStage stage) {
        Map<String, Integer> readings = new HashMap<>();
        stage.read().forEach(order -> readings.merge(order, 1, Integer::sum));
        return readings;
    }
}
