package dev.shopconnector.tiktok;

import static dev.shopconnector.tiktok.TikTokStandIn.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TikTokRoutesTest {
    private static final String PAGE_TOKEN = "aDU2/dHIz+Mg==";

    private static TikTokStandIn tiktok;
    private static Connector connector;
    private static String connectionId;

    @BeforeAll
    static void start() {
        tiktok = new TikTokStandIn();
        connector = new Connector(tiktok);
        connectionId = connector.connect(tiktok, "seller-1", "shop-1");
    }

    @AfterAll
    static void stop() {
        connector.close();
        tiktok.close();
    }

    @BeforeEach
    void forget() {
        tiktok.forgetCalls();
    }

    @Test
    void aCallIsSignedOverItsDecodedQueryAndItsBytes() {
        TikTokAnswer answer = client().call(search());

        assertThat(answer.requestId()).isEqualTo("r0");
        assertThat(answer.data().path("total_count").asInt(-1)).isZero();
        assertThat(tiktok.calls()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.query())
                    .containsEntry("page_token", PAGE_TOKEN)
                    .containsEntry("shop_cipher", "CIPHER_shop-1")
                    .containsKeys("app_key", "timestamp", "sign")
                    .doesNotContainKeys("access_token", "app_secret");
            assertThat(seen.body()).isEqualTo("{\"update_time_ge\":100,\"update_time_lt\":200}");
            assertThat(seen.headers()).noneMatch(name -> name.equalsIgnoreCase(CredentialLoans.HEADER));
        });
    }

    @Test
    void aGetIsSignedTooAndTheCipherStaysAwayFromAuthorization() {
        assertThat(client().authorizedShops(connectionId)).singleElement().satisfies(shop -> assertThat(shop.id())
                .isEqualTo("shop-1"));
        assertThat(tiktok.calls()).singleElement().satisfies(seen -> assertThat(seen.query())
                .doesNotContainKey("shop_cipher"));
    }

    @Test
    void headersFromOutsideSteerNothing() {
        Exchange answer = connector.bean(ProducerTemplate.class).request("direct:tiktok.call", exchange -> {
            exchange.getMessage().setBody(search());
            exchange.getMessage()
                    .setHeaders(new java.util.HashMap<>(Map.of(
                            "CamelHttpUri", "http://127.0.0.1:1/hijack",
                            "CamelHttpPath", "/evil",
                            "CamelHttpMethod", "DELETE",
                            "CamelHttpQuery", "a=b",
                            "CamelHttpRawQuery", "a=b",
                            "CamelRestHttpUri", "http://127.0.0.1:1/",
                            "CamelRedeliveryDelay", 3_600_000L,
                            "Host", "evil.example",
                            "x-credential-loan", "forged",
                            "Cookie", "a=b")));
        });

        assertThat(answer.getException()).isNull();
        assertThat(tiktok.calls()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.path()).isEqualTo("/order/202309/orders/search");
            assertThat(seen.query()).doesNotContainKey("a");
            assertThat(seen.headers()).noneMatch(name -> name.equalsIgnoreCase("cookie"));
        });
    }

    @Test
    void anExpiredTokenIsRenewedOnceAndTheSameCallIsSignedAnew() {
        tiktok.expireAccessTokens();

        client().call(search());

        assertThat(tiktok.refreshes()).isEqualTo(1);
        assertThat(tiktok.calls()).hasSize(2);
        TikTokStandIn.Seen refused = tiktok.calls().get(0);
        TikTokStandIn.Seen repeated = tiktok.calls().get(1);
        assertThat(repeated.token()).isNotEqualTo(refused.token());
        assertThat(repeated.path()).isEqualTo(refused.path());
        assertThat(repeated.body()).isEqualTo(refused.body());
        assertThat(repeated.query()).containsEntry("page_token", PAGE_TOKEN);
    }

    @Test
    void aTokenThatStaysRefusedIsRenewedNoSecondTime() {
        tiktok.next(error(401, 105002, "Expired."), error(401, 105002, "Expired."));

        assertThatThrownBy(() -> client().call(search())).isInstanceOf(TikTokUnauthorizedException.class);

        assertThat(tiktok.refreshes()).isEqualTo(1);
        assertThat(tiktok.calls()).hasSize(2);
    }

    @Test
    void aTokenThatExpiresAmongTransientErrorsIsStillRenewed() {
        tiktok.next(
                error(500, 36009003, "Internal error."),
                error(500, 36009003, "Internal error."),
                error(400, 36009004, "Invalid credentials. The `x-tts-access-token` header is invalid."),
                error(503, 36009003, "Overload."));

        client().call(search());

        assertThat(tiktok.refreshes()).isEqualTo(1);
        assertThat(tiktok.calls()).hasSize(5);
    }

    @Test
    void aRenewalThatFailsForAMomentIsTriedAgain() {
        tiktok.expireAccessTokens();
        tiktok.nextRefresh(error(500, 36009003, "Internal error."));

        client().call(search());

        assertThat(tiktok.refreshes()).isEqualTo(2);
    }

    @Test
    void retryAfterIsWaitedFor() {
        tiktok.next(error(429, 36009002, "Too many requests.").withHeader("Retry-After", "1"));

        client().call(search());

        assertThat(tiktok.calls()).hasSize(2);
        long waited = tiktok.calls().get(1).nanos() - tiktok.calls().get(0).nanos();
        assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aWaitThatIsTooLongForOneCallGoesBackToTheCallerAndShutsTheShop() {
        var shop = new TikTokCall.ShopAccess(connectionId, "shop-throttled", "CIPHER_x");
        TikTokCall call = TikTokCall.ordersUpdated(shop, 100, 100, 200, null);
        tiktok.next(error(429, 36009002, "Too many requests.").withHeader("Retry-After", "3600"));

        var first = catchThrowableOfType(TikTokRateLimitedException.class, () -> client().call(call));
        var second = catchThrowableOfType(TikTokRateLimitedException.class, () -> client().call(call));

        assertThat(first.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(second.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(tiktok.calls()).hasSize(1);
    }

    @Test
    void aStormOfThrottlingEndsAfterTheRetriesThatAreAllowed() {
        tiktok.next(throttled(), throttled(), throttled(), throttled(), throttled(), throttled());

        assertThatThrownBy(() -> client().call(search())).isInstanceOf(TikTokRateLimitedException.class);

        assertThat(tiktok.calls()).hasSize(6);
    }

    @Test
    void cutBodiesPagesAndBrokenConnectionsAreTransient() {
        tiktok.next(
                WireMock.ok("{\"code\":0,\"data\":{\"orders\":[{\"id\":"),
                WireMock.status(502).withBody("<html>Bad gateway</html>"),
                WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(client().call(search()).requestId()).isEqualTo("r0");

        assertThat(tiktok.calls()).hasSize(4);
    }

    @Test
    void anUnreachableTikTokIsATransientErrorInTheEnd() {
        tiktok.next(
                WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
                WireMock.aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                WireMock.aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> client().call(search()))
                .isInstanceOf(TikTokTransientException.class)
                .hasMessageContaining("orders.search");

        assertThat(tiktok.calls()).hasSize(4);
    }

    @Test
    void whatAPersonMustMendIsAskedOnce() {
        tiktok.next(error(403, 36009033, "IP not allowed."));

        assertThatThrownBy(() -> client().call(search()))
                .isInstanceOf(TikTokNeedsPersonException.class)
                .hasMessageContaining("allow list");
        assertThat(tiktok.calls()).hasSize(1);
    }

    @Test
    void anErrorInASuccessStatusIsAnError() {
        tiktok.next(error(200, 21008111, "Not yours."));

        assertThatThrownBy(() -> client().call(search())).isInstanceOf(TikTokPermanentException.class);
        assertThat(tiktok.calls()).hasSize(1);
    }

    @Test
    void theNextCallOnTheSameExchangeStartsAfresh() {
        Exchange both = connector.bean(ProducerTemplate.class).request("direct:tiktok.call", e -> {
            tiktok.expireAccessTokens();
            e.getMessage().setBody(search());
        });
        tiktok.expireAccessTokens();
        Exchange again = connector.bean(ProducerTemplate.class).request("direct:tiktok.call", e -> {
            both.getProperties().forEach(e::setProperty);
            e.getMessage().setBody(search());
        });

        assertThat(both.getException()).isNull();
        assertThat(again.getException()).isNull();
        assertThat(tiktok.refreshes()).isEqualTo(2);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder throttled() {
        return error(429, 36009002, "Too many requests.");
    }

    private static TikTokClient client() {
        return connector.bean(TikTokClient.class);
    }

    private static TikTokCall search() {
        return TikTokCall.ordersUpdated(
                new TikTokCall.ShopAccess(connectionId, "shop-1", "CIPHER_shop-1"), 100, 100, 200, PAGE_TOKEN);
    }
}
