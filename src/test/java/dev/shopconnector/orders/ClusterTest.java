package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.ChildConnector;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TikTokProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two nodes over one database share six shops; one of them is killed in the middle. */
class ClusterTest {
    private static final int SHOPS = 6;
    private static final int ORDERS = 150;

    private final Random random = new Random(20261122);

    @Test
    void noShopIsReadByTwoAndEveryOrderEndsAsTikTokHasItThoughANodeDies() {
        String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
        try (TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests()
                        .withOrders(ORDERS)
                        .withClock(Instant.now().plusSeconds(2), true));
                TikTokProxy tiktok = TikTokProxy.to(sandbox.baseUrl());
                RunningConnector stays = RunningConnector.start(
                        sandbox, tiktok.baseUrl(), jdbcUrl, new StepHooks(), settings("orders.poll.tick-millis=200"))) {
            List<String> shops = connect(sandbox, stays);
            try (ChildConnector dies = ChildConnector.start(
                    tiktok.baseUrl(),
                    jdbcUrl,
                    "",
                    List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                    Path.of("target", "cluster-node.log"),
                    settings("orders.poll.tick-millis=50"))) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            season(sandbox, shops);
                            return leases(stays, dies.pid()) > 0;
                        });
                dies.kill();
                assertThat(leases(stays, dies.pid())).as("shops that the dead node left").isPositive();
            }
            for (int i = 0; i < 20; i++) {
                season(sandbox, shops);
            }

            for (String shop : shops) {
                await(shop)
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> StoredShop.read(jdbcUrl, shop).orders().equals(SandboxTruth.of(sandbox, shop)));
            }
            assertThat(tiktok.calls()).isGreaterThan(SHOPS * 2);
            assertThat(tiktok.overlaps()).as("calls of a shop while another was under way").isEmpty();
        }
    }

    private static String[] settings(String... more) {
        List<String> settings = new ArrayList<>(
                List.of("orders.import.page-size=20", "orders.import.lease=5s", "orders.poll.interval-millis=200"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    private static List<String> connect(TikTokSandbox sandbox, RunningConnector connector) {
        List<String> shops = new ArrayList<>();
        for (int i = 0; i < SHOPS; i++) {
            var seller = sandbox.control().sellers().add("Shop " + i, 1, ORDERS);
            connector.connect(seller.id(), sandbox.clock().instant().minus(Duration.ofDays(60)));
            shops.add(seller.shops().get(0).id());
        }
        return shops;
    }

    private static int leases(RunningConnector connector, long pid) {
        return connector.count("SELECT COUNT(*) FROM shops WHERE lease_owner LIKE ?", pid + "-%");
    }

    /** Orders are placed, changed and cancelled in any shop. */
    private void season(TikTokSandbox sandbox, List<String> shops) {
        String shop = shops.get(random.nextInt(shops.size()));
        List<String> ids = List.copyOf(SandboxTruth.of(sandbox, shop).keySet());
        sandbox.control().orders().place(shop, NewOrder.paidNow(), 2);
        sandbox.control().orders().touch(ids.get(random.nextInt(ids.size())));
        sandbox.control().orders().cancel(ids.get(random.nextInt(ids.size())), "BUYER");
    }
}
