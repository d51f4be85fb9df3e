package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.http.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final String SEARCH = "/order/*/orders/search";

    private final SandboxOptions options = SandboxOptions.forTests().withOrders(60);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private final SandboxControl control = sandbox.control();
    private TestClient client = new TestClient(sandbox, options);

    @BeforeEach
    void reset() {
        control.reset();
        client = new TestClient(sandbox, options);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void throttlesSoManyCallsOfOnePath() {
        control.fault(Fault.throttle(7).on(SEARCH).times(2));
        assertThat(client.api("GET", "/authorization/202309/shops", client.common(), "")
                        .code())
                .isZero();
        for (int i = 0; i < 2; i++) {
            Answer answer = client.search("{}");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo(36009002);
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("7");
        }
        assertThat(client.search("{}").code()).isZero();
        assertThat(sandbox.calls().count("POST /order/202309/orders/search")).isEqualTo(3);
    }

    @Test
    void throttlesForATimeWithADate() {
        control.fault(Fault.throttleUntil(90).lasting(Duration.ofSeconds(60)));
        String date = client.search("{}")
                .response()
                .headers()
                .firstValue("Retry-After")
                .orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toEpochSecond())
                .isEqualTo(sandbox.clock().seconds() + 90);
        assertThat(client.search("{}").status()).isEqualTo(429);
        sandbox.clock().advance(Duration.ofSeconds(60));
        assertThat(client.search("{}").status()).isEqualTo(200);
    }

    @Test
    void answersWithErrorsOfEveryLook() {
        control.fault(Fault.of(FaultKind.INTERNAL_ERROR));
        control.fault(Fault.of(FaultKind.UNAVAILABLE));
        control.fault(Fault.envelope(200, 10002014, "order read backend failure"));
        Answer internal = client.search("{}");
        assertThat(internal.status()).isEqualTo(500);
        assertThat(internal.code()).isEqualTo(36009003);
        Answer bare = client.search("{}");
        assertThat(bare.status()).isEqualTo(503);
        assertThat(bare.text()).startsWith("<html>");
        Answer odd = client.search("{}");
        assertThat(odd.status()).isEqualTo(200);
        assertThat(odd.code()).isEqualTo(10002014);
        assertThat(odd.message()).isEqualTo("order read backend failure");
        assertThat(client.search("{}").code()).isZero();
    }

    @Test
    void cutsBodies() {
        control.fault(Fault.of(FaultKind.TRUNCATE));
        String cut = client.search("{}").text();
        assertThat(cut).startsWith("{\"code\":0");
        assertThat(Json.parseObject(cut)).isEmpty();
        control.fault(Fault.of(FaultKind.DROP));
        assertThatThrownBy(() -> client.search("{}")).isInstanceOf(UncheckedIOException.class);
        control.fault(Fault.of(FaultKind.RESET));
        assertThatThrownBy(() -> client.search("{}")).isInstanceOf(UncheckedIOException.class);
        assertThat(client.search("{}").code()).isZero();
    }

    @Test
    void stalls() {
        control.fault(Fault.stall(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(client.search("{}").code()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aPageMayLoop() {
        control.fault(Fault.of(FaultKind.REPEAT_PAGE).on(SEARCH).times(2));
        Answer first = client.search("{}");
        Answer second = client.search(
                "{}", "page_token", first.data().path("next_page_token").asText());
        assertThat(second.orders()).isEqualTo(first.orders());
        Answer third = client.search(
                "{}", "page_token", second.data().path("next_page_token").asText());
        assertThat(third.orders()).isEqualTo(first.orders());
        assertThat(client.search(
                                "{}",
                                "page_token",
                                third.data().path("next_page_token").asText())
                        .orders())
                .doesNotContainAnyElementsOf(first.orders());
    }

    @Test
    void anEmptyPageMayHaveAToken() {
        control.fault(Fault.of(FaultKind.EMPTY_PAGE).on(SEARCH));
        Answer empty = client.search("{}");
        assertThat(empty.data().has("orders")).isFalse();
        Answer next = client.search(
                "{}", "page_token", empty.data().path("next_page_token").asText());
        assertThat(next.orders()).hasSize(20);
    }

    @Test
    void faultsReachTheTokenHostToo() {
        control.fault(Fault.of(FaultKind.UNAVAILABLE).on("/api/v2/token/*"));
        assertThat(client.search("{}").code()).isZero();
        assertThat(client.send("GET", "/api/v2/token/refresh?app_key=x", "").status())
                .isEqualTo(503);
        assertThat(control.faults()).isEmpty();
    }
}
