package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's wish to have an order read again. */
class RereadWishesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aWishIsNotLostToAReadingThatWasUnderWay() {
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        EmbeddedMariaDb.shared().freshUrl(),
                        "orders.poll.interval-millis=86400000",
                        "orders.poll.tick-millis=50")) {
            String order = sandbox.control()
                    .orders()
                    .place(NewOrder.shippable(sandbox.clock().instant()));
            connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
            await().atMost(SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1
                            && connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NULL") == 0);
            String shop =
                    sandbox.control().sellers().all().get(0).shops().get(0).id();
            sandbox.calls().reset();

            TransactionTemplate transaction = connector.bean(TransactionTemplate.class);
            Boolean wished = transaction.execute(status -> {
                boolean known = connector.bean(RereadWishes.class).one(shop, order);
                // As a page does that was asked for before and is stored after the wish.
                connector.sql(jdbc -> jdbc.update(
                        "UPDATE orders SET review_at = '2099-01-01' WHERE shop_id = ? AND order_id = ?", shop, order));
                return known;
            });

            assertThat(Objects.requireNonNull(wished)).isTrue();
            await().atMost(SOON).until(() -> sandbox.calls().all().stream()
                    .anyMatch(call -> call.query().getOrDefault("ids", "").contains(order)));
            await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM asked_orders") == 0);
            Boolean unknown = transaction.execute(
                    status -> connector.bean(RereadWishes.class).one(shop, "4711"));
            assertThat(Objects.requireNonNull(unknown)).isFalse();
            assertThat(connector.count("SELECT COUNT(*) FROM asked_orders")).isZero();
        }
    }
}
