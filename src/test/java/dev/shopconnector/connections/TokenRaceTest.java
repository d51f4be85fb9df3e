package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokClient;
import dev.shopconnector.tiktok.TikTokStandIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenRaceTest {
    private static final int THREADS = 20;
    private static final int ROUNDS = 100;

    @Test
    void twentyThreadsOnTwoNodesRenewOnce() throws Exception {
        String database = EmbeddedMariaDb.shared().freshUrl();
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var tiktok = new TikTokStandIn();
                var one = new Connector(tiktok, database, Clock.systemUTC());
                var two = new Connector(tiktok, database, Clock.systemUTC())) {
            String connection = one.connect(tiktok, "seller", "shop");
            for (int round = 1; round <= ROUNDS; round++) {
                tiktok.expireAccessTokens();
                tiktok.forgetCalls();
                var calls = new ArrayList<Callable<TikTokAnswer>>();
                for (int i = 0; i < THREADS; i++) {
                    TikTokClient client = (i % 2 == 0 ? one : two).bean(TikTokClient.class);
                    // Each a shop of its own, so that the gate does not line them up.
                    var shop = new TikTokCall.ShopAccess(connection, "shop-" + i, "CIPHER");
                    calls.add(() -> client.call(TikTokCall.ordersUpdated(shop, 100, 1, 2, null)));
                }
                for (Future<TikTokAnswer> answer : threads.invokeAll(calls)) {
                    assertThat(answer.get().requestId()).isEqualTo("r0");
                }
                assertThat(tiktok.refreshes())
                        .as("refreshes in round %d", round)
                        .isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }
}
