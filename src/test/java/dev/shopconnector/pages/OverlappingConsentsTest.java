package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TikTokProxy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Consents that meet each other, or a token that TikTok does not take at once. */
class OverlappingConsentsTest {
    private static final String PASSWORD = "a long enough password";
    private static final Pattern STATE = Pattern.compile("state=([A-Za-z0-9_-]+)");

    @Test
    void theSlowAnswerToAnEarlierConsentLeavesTheLaterOneInPlace() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        try (TikTokSandbox sandbox =
                        TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
                TikTokProxy proxy = TikTokProxy.to(sandbox.baseUrl());
                RunningConnector connector = RunningConnector.start(
                        sandbox, proxy.baseUrl(), EmbeddedMariaDb.shared().freshUrl(), new StepHooks())) {
            proxy.beforeAnswer(path -> {
                if (path.contains("token/get") && slow.compareAndSet(true, false)) {
                    asked.countDown();
                    await(go);
                }
            });
            Seller seller = sandbox.control().sellers().add("Slow", 1, 0, "LOCAL");
            connector.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
            String shop = seller.shops().get(0).id();
            connector.bean(Users.class).add("mia", PASSWORD, Role.MERCHANT);
            connector.sql(jdbc -> jdbc.update("INSERT INTO user_stores (user_name, shop_id) VALUES ('mia', ?)", shop));
            PageClient one = loggedIn(connector);
            PageClient two = loggedIn(connector);
            String first = state(one, shop);
            String second = state(two, shop);

            slow.set(true);
            String code = sandbox.control().sellers().issueCode(seller.id());
            CompletableFuture<HttpResponse<String>> late =
                    CompletableFuture.supplyAsync(() -> one.get("/connect/back?code=" + code + "&state=" + first));
            await(asked);
            String newer = sandbox.control().sellers().issueCode(seller.id());
            assertThat(two.get("/connect/back?code=" + newer + "&state=" + second)
                            .statusCode())
                    .isEqualTo(303);
            go.countDown();

            HttpResponse<String> overtaken = late.get(1, TimeUnit.MINUTES);
            assertThat(overtaken.statusCode()).isEqualTo(409);
            assertThat(overtaken.body()).contains("consented again meanwhile");
            assertThat(connector.count("SELECT token_version FROM connections")).isEqualTo(2);
            assertThat(connector.count("SELECT COUNT(*) FROM connections WHERE state = 'active'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTokenThatTikTokDoesNotTakeAtOnceEndsTheConsentInWords() throws Exception {
        try (ConsentStage stage = new ConsentStage()) {
            Seller seller = stage.seller("Not at once", 1);
            PageClient mia = stage.client("mia");
            stage.sandbox
                    .control()
                    .fault(Fault.envelope(401, 105002, "access token expired")
                            .on("/authorization/*")
                            .times(1));

            HttpResponse<String> answer = CompletableFuture.supplyAsync(() -> stage.consent(mia, seller))
                    .get(1, TimeUnit.MINUTES);

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("access token expired", "Begin again");
        }
    }

    private static PageClient loggedIn(RunningConnector connector) {
        PageClient client = new PageClient(connector);
        client.logIn("mia", PASSWORD);
        return client;
    }

    private static String state(PageClient client, String shop) {
        Matcher state = STATE.matcher(client.post("/account", "/stores/" + shop + "/reconnect", Map.of())
                .body());
        assertThat(state.find()).isTrue();
        return state.group(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
