package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.ShopAuthorizations;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** More orders that wait for another look than one reading of the shop gives it to. */
class ManyReviewsTest {
    private static final int ORDERS = 6;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Without automatic import the search asks for nothing, so that what was cancelled meanwhile is found by review only. */
    @Test
    void ordersThatAReadingDoesNotComeToAreNotHandedOutAfterIt() {
        StepHooks hooks = new StepHooks();
        List<String> handedOut = new CopyOnWriteArrayList<>();
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                RunningConnector connector = RunningConnector.start(
                        sandbox,
                        sandbox.baseUrl(),
                        EmbeddedMariaDb.shared().freshUrl(),
                        hooks,
                        "orders.review.most=2")) {
            Seller seller = sandbox.control().sellers().add("Away for long", 1, 0);
            String shop = seller.shops().get(0).id();
            Instant from = sandbox.clock().instant().minus(Duration.ofDays(10));
            String key = connector.connect(seller.id(), from);
            List<String> orders = sandbox.control()
                    .orders()
                    .place(shop, NewOrder.shippable(sandbox.clock().instant()), ORDERS);
            await().atMost(SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == ORDERS);
            connector.sql(jdbc -> jdbc.update(
                    "INSERT INTO store_settings (shop_id, version, settings, changed_at, changed_by)"
                            + " VALUES (?, 1, '{\"manualImportOnly\":true}', SYSDATE(6), 'mia')",
                    shop));
            Instant ended = sandbox.clock().instant().plusSeconds(60);
            connector.bean(TransactionTemplate.class).executeWithoutResult(work -> connector
                    .bean(ShopAuthorizations.class)
                    .deauthorized(shop, ended));
            sandbox.clock().advance(Duration.ofHours(2));
            orders.forEach(order -> sandbox.control().orders().cancel(order, "BUYER"));

            hooks.after("orders.poll.done", () -> connector.export(key, Instant.EPOCH).stream()
                    .map(order -> order.path("status").asText())
                    .forEach(handedOut::add));
            connector.connect(seller.id(), from);
            await().atMost(SOON)
                    .until(() -> connector.count(
                                    "SELECT COUNT(*) FROM shops WHERE polled_at > switched_off_at AND lease_until IS NULL")
                            == 1);

            assertThat(handedOut).doesNotContain("AwaitingShipment");
            assertThat(connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'CANCELLED'"))
                    .as("read before the shop counted as read to its end")
                    .isEqualTo(ORDERS);
            assertThat(connector.export(key, Instant.EPOCH))
                    .extracting((JsonNode order) -> order.path("status").asText())
                    .doesNotContain("AwaitingShipment");
        }
    }
}
