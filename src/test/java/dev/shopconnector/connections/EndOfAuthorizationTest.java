package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A consent comes to its end while nobody asks TikTok anything: two nodes, neither reads orders. */
@ExtendWith(OutputCaptureExtension.class)
class EndOfAuthorizationTest {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final String[] NODE = {"orders.poll.tick-millis=86400000", "connections.renew.every-millis=50"};

    private static TikTokSandbox sandbox;
    private static RunningConnector one;
    private static RunningConnector two;

    private Seller seller;
    private String key = "";

    @BeforeAll
    static void start() {
        String database = EmbeddedMariaDb.shared().freshUrl();
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
        one = RunningConnector.start(sandbox, database, NODE);
        two = RunningConnector.start(sandbox, database, NODE);
        sandbox.control().sellers().setRefreshTokenLife(LIFE);
    }

    @BeforeEach
    void connect() {
        seller = sandbox.control().sellers().add("Ends", 1, 0);
        key = one.connect(seller.id(), sandbox.clock().instant());
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        sandbox.close();
    }

    @Test
    void theConnectionNeedsItsSellerByItselfAndOneNodeSaysSo(CapturedOutput output) {
        sandbox.clock().advance(LIFE.minusSeconds(1));
        assertThat(two.bean(AuthorizationEnds.class).due())
                .extracting(AuthorizationEnds.Ended::shops)
                .doesNotContain(shop());
        assertThat(ask("sales_orders_export", Door.body()).statusCode()).isEqualTo(200);

        sandbox.clock().advance(Duration.ofSeconds(1));

        await().until(() -> state() == State.NEEDS_REAUTHORIZATION);
        for (String operation : new String[] {"validate_connection", "sales_orders_export"}) {
            ObjectNode request = Door.body();
            HttpResponse<String> answer = ask(operation, request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"TikTok API returned an error. HTTP code: 401 (Unauthorized). Error code:"
                            + " 105002. Error message: 'access token is expired, please refresh it'.\","
                            + "\"transaction_id\":\""
                            + request.path("transaction_id").asText() + "\"}");
        }
        String said = "The authorisation of shop " + shop() + " ended on";
        await().until(() -> output.getAll().contains(said));
        assertThat(output.getAll().lines().filter(line -> line.contains(said)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("WARN", "connect the shop again"));
    }

    @Test
    void anEndThatTikTokAnnouncedCountsWhenItIsEarlier() {
        Instant ends = sandbox.clock().instant().plus(Duration.ofHours(5));
        one.sql(jdbc -> jdbc.update(
                "UPDATE connections SET authorization_ends_told = ? WHERE open_id = ?",
                DbTime.of(ends),
                seller.openId()));
        sandbox.clock().set(ends);

        await().until(() -> state() == State.NEEDS_REAUTHORIZATION);
    }

    @Test
    void connectedAgainItGoesOn() {
        sandbox.clock().advance(LIFE);
        await().until(() -> state() == State.NEEDS_REAUTHORIZATION);

        one.connect(seller.id(), sandbox.clock().instant());

        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(ask("validate_connection", Door.body()).statusCode()).isEqualTo(200);
    }

    /** TikTok Shop does not say how it writes a consent without end; 0 is no end that has come. */
    @Test
    void anEndBeforeTheConsentIsNone() {
        one.sql(jdbc -> jdbc.update(
                "UPDATE connections SET refresh_token_expires_at = '1970-01-01' WHERE open_id = ?", seller.openId()));

        assertThat(one.bean(AuthorizationEnds.class).due())
                .extracting(AuthorizationEnds.Ended::shops)
                .doesNotContain(shop());
        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    private HttpResponse<String> ask(String operation, ObjectNode request) {
        return new Door(one).ask(key, operation, request);
    }

    private State state() {
        return two.bean(ConnectionHealths.class).of(shop()).orElseThrow().state();
    }

    private String shop() {
        return seller.shops().get(0).id();
    }
}
