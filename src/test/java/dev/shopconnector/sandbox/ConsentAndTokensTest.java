package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.auth.RefreshRotation;
import dev.shopconnector.sandbox.http.QueryString;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentAndTokensTest {
    private SandboxOptions options = SandboxOptions.forTests().withOrders(0);
    private TikTokSandbox sandbox = TikTokSandbox.start(options);
    private TestClient client = new TestClient(sandbox, options);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theConsentPageOffersEachSellerAndRefusal() {
        Answer page = client.send("GET", "/open/authorize?service_id=73&state=a%22%3Cb%3E", "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("id=\"approve-1\"", "id=\"approve-2\"", "id=\"deny\"")
                .contains("state=a%22%3Cb%3E")
                .doesNotContain("<b>", "<script");
        assertThat(client.send("GET", "/open/authorize?service_id=" + options.appKey(), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void approvalComesBackWithACode() {
        Map<String, String> back = callback("/open/authorize/approve?service_id=73&state=s%201&seller=2");
        assertThat(back).containsOnlyKeys("app_key", "code", "locale", "shop_region", "state");
        assertThat(back).containsEntry("state", "s 1").containsEntry("shop_region", "US");
        JsonNode data = get(back.get("code")).data();
        assertThat(data.path("seller_name").asText()).isEqualTo("Two Lanterns Trading");
    }

    @Test
    void denialComesBackAsDocumented() {
        assertThat(callback("/open/authorize/deny?service_id=73&state=x"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("code", "null", "error", "auth_denied", "state", "x"));
    }

    @Test
    void tokensHaveTheDocumentedFieldsAndAbsoluteTimes() {
        Answer answer = get(sandbox.control().sellers().issueCode("1"));
        assertThat(answer.message()).isEqualTo("success");
        JsonNode data = answer.data();
        assertThat(data.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "access_token",
                        "access_token_expire_in",
                        "refresh_token",
                        "refresh_token_expire_in",
                        "open_id",
                        "seller_name",
                        "seller_base_region",
                        "user_type",
                        "granted_scopes");
        long now = sandbox.clock().seconds();
        assertThat(data.path("access_token_expire_in").longValue()).isEqualTo(now + 7 * 86_400);
        assertThat(data.path("refresh_token_expire_in").longValue()).isEqualTo(now + 90 * 86_400);
        assertThat(data.path("user_type").intValue()).isZero();
    }

    @Test
    void aCodeIsGoodOnceAndForThirtyMinutes() {
        String once = sandbox.control().sellers().issueCode("1");
        assertThat(get(once).code()).isZero();
        refused(get(once), 36004004, "Invalid auth code.");
        String late = sandbox.control().sellers().issueCode("1");
        sandbox.clock().advance(Duration.ofMinutes(30));
        refused(get(late), 36004004, "Invalid auth code.");
    }

    @Test
    void grantTypesAreLiteral() {
        String code = sandbox.control().sellers().issueCode("1");
        Map<String, String> query = Map.of(
                "app_key",
                options.appKey(),
                "app_secret",
                options.appSecret(),
                "auth_code",
                code,
                "grant_type",
                "authorization_code");
        refused(
                client.send("GET", "/api/v2/token/get?" + TestClient.encode(query), ""),
                36009004,
                "Invalid parameter.");
        assertThat(get(code).code()).isZero();
    }

    @Test
    void refreshingRotatesAndTheOldTokenDies() {
        JsonNode first = get(sandbox.control().sellers().issueCode("1")).data();
        sandbox.clock().advance(Duration.ofDays(6));
        JsonNode second = refresh(first).data();
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        assertThat(second.path("access_token")).isNotEqualTo(first.path("access_token"));
        assertThat(second.path("refresh_token_expire_in")).isEqualTo(first.path("refresh_token_expire_in"));
        refused(refresh(first), 36004005, "can not find related auth record");
    }

    @Test
    void theOldTokenMayStay() {
        sandbox.close();
        options = options.withRefreshTokens(Duration.ofDays(30), RefreshRotation.OLD_STAYS);
        sandbox = TikTokSandbox.start(options);
        client = new TestClient(sandbox, options);
        JsonNode first = get(sandbox.control().sellers().issueCode("1")).data();
        assertThat(refresh(first).code()).isZero();
        assertThat(refresh(first).code()).isZero();
        sandbox.clock().advance(Duration.ofDays(30));
        refused(refresh(first), 36004001, "rt has expired");
    }

    @Test
    void aRevokedAuthorizationRefusesRefreshing() {
        JsonNode first = get(sandbox.control().sellers().issueCode("1")).data();
        sandbox.control().sellers().revoke("1", RefreshRefusal.EXPIRED);
        refused(refresh(first), 36004001, "rt has expired");
    }

    private Answer get(@Nullable String code) {
        Map<String, String> query = Map.of(
                "app_key", options.appKey(),
                "app_secret", options.appSecret(),
                "auth_code", String.valueOf(code),
                "grant_type", "authorized_code");
        return client.send("GET", "/api/v2/token/get?" + TestClient.encode(query), "");
    }

    private Answer refresh(JsonNode tokens) {
        Map<String, String> query = Map.of(
                "app_key", options.appKey(),
                "app_secret", options.appSecret(),
                "refresh_token", tokens.path("refresh_token").asText(),
                "grant_type", "refresh_token");
        return client.send("GET", "/api/v2/token/refresh?" + TestClient.encode(query), "");
    }

    private Map<String, String> callback(String url) {
        Answer answer = client.send("GET", url, "");
        assertThat(answer.status()).isEqualTo(302);
        String location = answer.response().headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(options.callbackUrl() + "?");
        return QueryString.parse(location.substring(location.indexOf('?') + 1));
    }

    private static void refused(Answer answer, int code, String message) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).startsWith(message);
        assertThat(answer.data().isNull()).isTrue();
    }
}
