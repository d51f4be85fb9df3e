package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks before every endpoint: order, codes, statuses and texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private static final String SHOPS = "/authorization/202309/shops";

    private final SandboxOptions options = SandboxOptions.forTests().withOrders(30);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private TestClient client = new TestClient(sandbox, options);

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        client = new TestClient(sandbox, options);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void aGoodCallIsAnEnvelopeWithTheShops() {
        Answer answer = client.api("GET", SHOPS, client.common(), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isZero();
        assertThat(answer.message()).isEqualTo("Success");
        assertThat(answer.body().path("request_id").asText()).matches("\\d{14}[0-9A-F]{20}");
        assertThat(answer.data().path("shops")).hasSize(1);
        assertThat(answer.data().path("shops").get(0).propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("cipher", "code", "id", "name", "region", "seller_type");
    }

    @Test
    void oneConsentMayCoverTwoShops() {
        client.use(sandbox.control().sellers().authorize("2"));
        Answer answer = client.api("GET", SHOPS, client.common(), "");
        assertThat(answer.data().path("shops").findValuesAsText("seller_type"))
                .containsExactly("CROSS_BORDER", "CROSS_BORDER");
    }

    @Test
    void anUnknownPathIsToldBeforeAnythingElse() {
        refused(client.send("GET", "/order/202309/nonsense", ""), 404, 36009009, "Invalid path.");
        refused(client.send("GET", "/authorization/202001/shops", ""), 400, 36009014, "Invalid API version.");
        refused(client.send("DELETE", SHOPS, ""), 405, 36009010, "Invalid method.");
    }

    @Test
    void theAppKeyIsCheckedBeforeTheSignature() {
        Map<String, String> query = client.common();
        query.put("app_key", "somebody-else");
        refused(client.api("GET", SHOPS, query, ""), 400, 36009004, "Invalid credentials. Invalid `app_key`");
    }

    @ParameterizedTest
    @CsvSource({"-300,0", "-301,36009004", "30,0", "31,36009004"})
    void theTimestampWindowIsFiveMinutesBackAndThirtySecondsAhead(long offset, int code) {
        Map<String, String> query = client.common();
        query.put("timestamp", Long.toString(sandbox.clock().seconds() + offset));
        assertThat(client.api("GET", SHOPS, query, "").code()).isEqualTo(code);
    }

    @Test
    void timestampsAreRefusedInTheDocumentedWords() {
        Map<String, String> query = client.common();
        String start = "Invalid timestamp. The value of the `timestamp` query parameter must not ";
        query.put("timestamp", Long.toString(sandbox.clock().seconds() - 400));
        refused(
                client.api("GET", SHOPS, query, ""),
                400,
                36009004,
                start + "be earlier than 5 minutes before the current time.");
        query.put("timestamp", Long.toString(sandbox.clock().seconds() + 400));
        refused(
                client.api("GET", SHOPS, query, ""),
                400,
                36009004,
                start + "exceed the current time by more than 30 seconds.");
        query.put("timestamp", "-1");
        refused(client.api("GET", SHOPS, query, ""), 400, 36009004, start + "be lesser than 0.");
        query.remove("timestamp");
        refused(client.api("GET", SHOPS, query, ""), 400, 36009004, start);
    }

    @Test
    void aMissingAndAWrongSignatureDiffer() {
        String url = SHOPS + "?" + TestClient.encode(client.common());
        refused(client.send("GET", url, ""), 400, 36009004, "Missing credentials.");
        refused(
                client.send("GET", url + "&sign=00", ""),
                401,
                106001,
                "Invalid credentials. The `sign` query parameter is invalid.");
    }

    @Test
    void aPageTokenIsSignedRawAndMustTravelEncoded() {
        String path = "/order/202309/orders/search";
        Map<String, String> query = client.shopQuery();
        query.put("page_size", "5");
        String token = client.search("{}", "page_size", "5")
                .data()
                .path("next_page_token")
                .asText();
        assertThat(token).contains("+").contains("/").endsWith("=");
        query.put("page_token", token);
        assertThat(client.api("POST", path, query, "{}").code()).isZero();
        String url = client.sign("POST", path, query, "{}");
        refused(client.send("POST", url.replace("%2B", "+"), "{}"), 401, 106001, "Invalid credentials.");
    }

    @Test
    void tokensAreRefusedWhenUnknownOrExpired() {
        client.useToken("nobody");
        refused(
                client.api("GET", SHOPS, client.common(), ""),
                400,
                36009004,
                "Invalid credentials. The `x-tts-access-token` header is invalid.");
        client.use(sandbox.control().sellers().authorize("1"));
        sandbox.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));
        refused(
                client.api("GET", SHOPS, client.common(), ""),
                401,
                105002,
                "Expired credentials. The `access_token` or `x-tts-access-token` header has expired.");
    }

    @Test
    void accessCanBeExpiredAndRevokedByControl() {
        sandbox.control().sellers().expireAccessToken("1");
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isEqualTo(105002);
        sandbox.control().sellers().revoke("1", RefreshRefusal.NO_RECORD);
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isEqualTo(36009004);
    }

    @Test
    void anAuthorizationThatHasEndedEndsItsAccessTokensToo() {
        sandbox.control().sellers().setRefreshTokenLife(Duration.ofDays(3));
        client.use(sandbox.control().sellers().authorize("1"));
        sandbox.clock().advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isEqualTo(105002);
    }

    @Test
    void theShopCipherIsRequiredThereAndForbiddenHere() {
        refused(
                client.api("GET", SHOPS, client.shopQuery(), ""),
                400,
                36009004,
                "Unexpected identifier. The `shop_cipher`");
        refused(
                client.api("GET", "/logistics/202309/warehouses", client.common(), ""),
                400,
                106013,
                "Missing identifier. The `shop_cipher` query parameter is required");
        client.useCipher(sandbox.control().sellers().all().get(1).shops().get(0).cipher());
        refused(
                client.api("GET", "/logistics/202309/warehouses", client.shopQuery(), ""),
                401,
                101000,
                "Invalid query or header.");
        Map<String, String> stale = client.common();
        stale.put("shop_id", "1");
        refused(client.api("GET", SHOPS, stale, ""), 400, 36009004, "Invalid identifier. The `shop_id`");
    }

    @Test
    void aScopeThatWasNotGrantedIsMissed() {
        sandbox.control().sellers().setScopes("1", List.of("seller.authorization.info"));
        refused(client.search("{}"), 403, 105005, "Access denied. The app is not authorized");
    }

    @Test
    void aRateLimitHoldsForASecondOfTheClock() {
        sandbox.control().setQpsLimit(2);
        assertThat(client.search("{}").code()).isZero();
        assertThat(client.search("{}").code()).isZero();
        Answer third = client.search("{}");
        refused(third, 429, 36009002, "Too many requests.");
        assertThat(third.response().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.api("GET", SHOPS, client.common(), "").code()).isZero();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(client.search("{}").code()).isZero();
    }

    @Test
    void callsAreRecordedWithoutSecrets() {
        client.search("{\"shipping_type\":\"SELLER\"}");
        assertThat(sandbox.calls().count("POST /order/202309/orders/search")).isEqualTo(1);
        Call call = sandbox.calls().of("POST /order/202309/orders/search").get(0);
        assertThat(call.query()).containsKeys("page_size", "timestamp").doesNotContainKeys("sign", "access_token");
        assertThat(call.body()).isEqualTo("{\"shipping_type\":\"SELLER\"}");
        assertThat(call.code()).isZero();
    }

    private static void refused(Answer answer, int status, int code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).startsWith(message);
        assertThat(answer.body().has("data")).isFalse();
        assertThat(answer.body().path("request_id").asText()).isNotEmpty();
    }
}
