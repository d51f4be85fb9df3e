package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokStandIn;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

class ConsentTest {
    private static final Map<String, String> ADMIN = Map.of("Authorization", "Bearer " + Connector.ADMIN_KEY);
    private static final SettableClock CLOCK = new SettableClock();
    private static TikTokStandIn tiktok;
    private static Connector connector;

    @BeforeAll
    static void start() {
        tiktok = new TikTokStandIn();
        connector = new Connector(tiktok, EmbeddedMariaDb.shared().freshUrl(), CLOCK);
    }

    @AfterAll
    static void stop() {
        connector.close();
        tiktok.close();
    }

    @Test
    void aShopIsConnectedAndItsStoreFoundByTheKeyThatIsShownOnce() {
        HttpResponse<String> answer = callback("c1", TikTokStandIn.shop("c1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        String key = Connector.json(answer).path("store_key").asText();
        assertThat(key).hasSizeGreaterThanOrEqualTo(43);
        Stores stores = connector.bean(Stores.class);
        assertThat(stores.byKey(key)).hasValueSatisfying(store -> {
            assertThat(store.shopId()).isEqualTo("c1");
            assertThat(store.needsReauthorization()).isFalse();
        });
        assertThat(stores.byKey(key + "x")).isEmpty();
        assertThat(connector.bean(Shops.class).byId("c1"))
                .hasValueSatisfying(shop -> assertThat(shop.cipher()).isEqualTo("CIPHER_c1"));
    }

    @Test
    void connectingAgainKeepsTheStoreAndClearsTheError() {
        String key = Connector.json(callback("c2", TikTokStandIn.shop("c2")))
                .path("store_key")
                .asText();
        write("UPDATE connections SET state = 'needs_reauthorization', error_http_status = 401,"
                + " error_code = '1', error_message = 'm' WHERE open_id = 'c2'");

        HttpResponse<String> again = callback("c2", TikTokStandIn.shop("c2"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Connector.json(again).has("store_key")).isFalse();
        assertThat(connector.bean(Stores.class).byKey(key))
                .hasValueSatisfying(store -> assertThat(store.error()).isNull());
    }

    @Test
    void aStoreThatItsMerchantSwitchedOffStaysOffWhenItIsConnectedAgain() {
        String key = Connector.json(callback("c7", TikTokStandIn.shop("c7")))
                .path("store_key")
                .asText();
        write("UPDATE shops SET active = FALSE WHERE id = 'c7'");
        write("UPDATE connections SET state = 'needs_reauthorization', error_http_status = 401,"
                + " error_code = '1', error_message = 'm' WHERE open_id = 'c7'");

        assertThat(callback("c7", TikTokStandIn.shop("c7")).statusCode()).isEqualTo(200);

        assertThat(connector.bean(Stores.class).byKey(key)).hasValueSatisfying(store -> {
            assertThat(store.error()).isNull();
            assertThat(store.active()).isFalse();
        });
    }

    @Test
    void aShopOfAnotherSellerAccountIsRefused() {
        callback("c3", TikTokStandIn.shop("c3"));
        assertThat(callback("c3-other", TikTokStandIn.shop("c3")).body()).contains("another seller account");
    }

    @ParameterizedTest
    @CsvSource({"GB,LOCAL,Only US shops", "US,CROSS_BORDER,Cross-border"})
    void shopsThatCannotBeConnectedAreRefusedInWords(String region, String sellerType, String words) {
        HttpResponse<String> answer = callback("c4", TikTokStandIn.shop("c4", region, sellerType));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void noShopAndSeveralShopsAreRefusedInWords() {
        assertThat(callback("c5", List.of()).body()).contains("no shop");
        assertThat(callback("c5", List.of(TikTokStandIn.shop("c5a"), TikTokStandIn.shop("c5b")))
                        .body())
                .contains("several shops", "c5a", "c5b");
    }

    @Test
    void aDeclinedConsentAndAForeignStateAreRefused() {
        HttpResponse<String> declined =
                connector.get("/connections/callback?code=null&error=auth_denied&state=" + connector.state(), Map.of());
        assertThat(declined.statusCode()).isEqualTo(403);
        assertThat(connector.callback("forged", "code").body()).contains("not made by this connector");
    }

    @Test
    void anOldLinkIsRefused() {
        String state = connector.state();
        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(connector.callback(state, "code").body()).contains("too old");
    }

    @Test
    void ofManyCallbacksWithOneStateOneExchangesTheCode() throws Exception {
        String state = connector.state();
        String code = tiktok.code("c6", List.of(TikTokStandIn.shop("c6")));
        int before = tiktok.exchanges();
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            calls.add(() -> connector.callback(state, code).statusCode());
        }
        var threads = Executors.newFixedThreadPool(12);
        var statuses = new ArrayList<Integer>();
        try {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                statuses.add(status.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(statuses).filteredOn(s -> s == 200).hasSize(1);
        assertThat(statuses).filteredOn(s -> s == 400).hasSize(11);
        assertThat(tiktok.exchanges() - before).isEqualTo(1);
    }

    @Test
    void thePageIsEscapedAndBringsNothingAlong() {
        String code = tiktok.code("c7", List.of(TikTokStandIn.shop("c7")));
        HttpResponse<String> page = connector.get(
                "/connections/callback?code=" + code + "&state=" + connector.state(), Map.of("Accept", "text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(page.body()).contains("Shop &lt;c7&gt;").doesNotContain("Shop <c7>");
    }

    @Test
    void onlyTheAdminOpensConsents() {
        assertThat(connector.post("/connections", "", Map.of()).statusCode()).isEqualTo(401);
        assertThat(connector
                        .post("/connections", "", Map.of("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"store_key":"too short"}               | 24 characters
            {"import_from":"2099-01-01T00:00:00Z"}  | future
            {"import_from":"yesterday"}             | Send JSON
            {"unknown":1}                           | Send JSON
            {                                       | Send JSON
            """)
    void requestsThatCannotBeMetAreRefusedInWords(String body, String words) {
        HttpResponse<String> answer = connector.post("/connections", body, ADMIN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    /** Committed, which the pool does not do by itself. */
    private static void write(String statement) {
        connector
                .bean(TransactionTemplate.class)
                .executeWithoutResult(status -> connector.jdbc().sql(statement).update());
    }

    private static HttpResponse<String> callback(String openId, Map<String, String> shop) {
        return callback(openId, List.of(shop));
    }

    private static HttpResponse<String> callback(String openId, List<Map<String, String>> shops) {
        return connector.callback(connector.state(), tiktok.code(openId, shops));
    }
}
