package dev.shopconnector.webhooks;

import static dev.shopconnector.webhooks.WebhookStage.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.ConnectionHealth;
import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.connections.ConnectionHealth.Warning;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.connections.ExpiryWarnings;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.Door;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A consent is taken back, runs out, or is said to; and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class DeauthorizationTest {
    private static final int ORDERS = 30;

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(ORDERS));
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            EmbeddedMariaDb.shared().freshUrl(),
            WebhookStage.QUIET,
            WebhookStage.QUICK,
            "connections.warn.every-millis=86400000",
            "connections.renew.every-millis=86400000");
    private final WebhookStage stage = new WebhookStage(sandbox, connector);
    private final Door door = new Door(connector);
    private final Instant importFrom = sandbox.clock().instant().minus(Duration.ofDays(60));
    private String key = "";

    @BeforeEach
    void connect() {
        key = connector.connect("1", importFrom);
        stage.awaitPolled();
        stage.subscribe(stage.shopId());
        awaitStored(ORDERS);
    }

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    /** Nothing asks TikTok meanwhile: it is the webhook that stops the shop, not a refused call. */
    @Test
    void aShopThatIsDeauthorizedStopsKeepsItsDataAndCatchesUpWhenItIsConnectedAgain(CapturedOutput output) {
        sandbox.control().sellers().revoke("1", RefreshRefusal.NO_RECORD);

        await().atMost(WebhookStage.SOON).until(() -> health().state() == State.DEAUTHORIZED);
        sandbox.calls().reset();
        ConnectionHealth stopped = health();
        assertThat(stopped.problem()).contains("taken back", "what was stored is kept");
        assertThat(stopped.remedy()).contains("Connect the shop again");
        assertThat(output.getAll()).contains("has taken the consent back at TikTok Shop");

        for (String operation : new String[] {"validate_connection", "sales_orders_export"}) {
            ObjectNode request = Door.body();
            HttpResponse<String> answer = door.ask(key, operation, request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"TikTok API returned an error. HTTP code: 401 (Unauthorized). Error code:"
                            + " 105002. Error message: 'access token is expired, please refresh it'.\","
                            + "\"transaction_id\":\""
                            + request.path("transaction_id").asText() + "\"}");
        }
        for (int i = 0; i < 12; i++) {
            sandbox.clock().advance(Duration.ofHours(1));
            sandbox.control().orders().place(NewOrder.paidNow());
        }
        stage.send(stage.body(1, about("577100000000000001")));
        await().atMost(WebhookStage.SOON).until(() -> connector.count("SELECT COUNT(*) FROM asked_orders") == 1);
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));
        assertThat(connector.bean(dev.shopconnector.orders.ShopClaims.class).wakes(16))
                .isEmpty();
        assertThat(sandbox.calls().count())
                .as("calls for a shop that has stopped")
                .isZero();
        assertThat(connector.count("SELECT COUNT(*) FROM orders")).isEqualTo(ORDERS);

        connector.connect("1", sandbox.clock().instant());

        awaitStored(ORDERS + 12);
        assertThat(sandbox.control()
                        .sellers()
                        .all()
                        .get(0)
                        .shops()
                        .get(0)
                        .orders()
                        .size())
                .isEqualTo(ORDERS + 12);
        assertThat(health().state()).isEqualTo(State.ACTIVE);
        assertThat(health().problem()).isNull();
        assertThat(door.ask(key, "validate_connection", Door.body()).statusCode())
                .as("the key of before")
                .isEqualTo(200);
    }

    @Test
    void newsOfAnEarlierConsentChangesNothing() {
        ObjectNode late = stage.body(6, JsonNodeFactory.instance.objectNode());
        ObjectNode lateToo =
                stage.body(7, JsonNodeFactory.instance.objectNode().put("expiration_time", text(Duration.ofDays(2))));
        sandbox.clock().advance(Duration.ofMinutes(1));
        connector.connect("1", importFrom);

        assertThat(stage.send(late)).isEqualTo(200);
        assertThat(stage.send(lateToo)).isEqualTo(200);
        await().atMost(WebhookStage.SOON)
                .until(() -> stage.effect(late).equals("overtaken")
                        && stage.effect(lateToo).equals("overtaken"));
        assertThat(health().state()).isIn(State.ACTIVE, State.FAILING);
        assertThat(health().warning()).isEqualTo(Warning.NONE);
    }

    @Test
    void anEndThatTikTokTellsIsWarnedOfUntilTheShopIsConnectedAgain() {
        assertThat(health().warning()).isEqualTo(Warning.NONE);
        assertThat(health().daysLeft()).isEqualTo(90);
        Instant ends = sandbox.clock().instant().plus(Duration.ofDays(20));

        sandbox.control().sellers().warnOfExpiry("1", ends);
        await().atMost(WebhookStage.SOON).until(() -> health().warning() == Warning.MONTH);
        assertThat(health().authorizationEnds()).isEqualTo(ends);
        assertThat(health().daysLeft()).isEqualTo(20);
        assertThat(health().problem()).contains("within 30 days");

        connector.connect("1", importFrom);
        assertThat(health().warning()).isEqualTo(Warning.NONE);
        assertThat(health().daysLeft()).isEqualTo(90);
    }

    @Test
    void eachThresholdIsWarnedOfOnce() {
        ExpiryWarnings warnings = connector.bean(ExpiryWarnings.class);
        assertThat(warnings.due("30,7,1")).isEmpty();

        for (int days : new int[] {30, 7, 1}) {
            Instant ends = health().authorizationEnds();
            sandbox.clock().set(ends.minus(Duration.ofDays(days)));
            assertThat(warnings.due("30,7,1")).singleElement().satisfies(near -> {
                assertThat(near.daysLeft()).isEqualTo(days);
                assertThat(near.ends()).isEqualTo(ends);
                assertThat(near.shops()).isEqualTo(stage.shopId());
            });
            assertThat(warnings.due("30,7,1")).isEmpty();
            sandbox.clock().advance(Duration.ofHours(5));
            assertThat(warnings.due("30,7,1")).isEmpty();
        }
        connector.connect("1", importFrom);
        assertThat(warnings.due("30,7,1")).isEmpty();
    }

    @Test
    void aConsentThatRunsOutIsNotRefreshedAndTheShopSaysSo() {
        sandbox.control().webhooks().subscriptions().removeAll(stage.shopId());
        sandbox.control().sellers().revoke("1", RefreshRefusal.EXPIRED);
        connector.sql(jdbc -> jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)"));

        await().atMost(WebhookStage.SOON).until(() -> health().state() == State.NEEDS_REAUTHORIZATION);
        assertThat(health().problem()).contains("no longer accepts the authorisation", "36009004");
        assertThat(health().remedy()).contains("Connect the shop again");
        assertThat(door.ask(key, "sales_orders_export", Door.body()).statusCode())
                .isEqualTo(401);
    }

    private void awaitStored(int orders) {
        await().atMost(Duration.ofMinutes(1)).until(() -> connector.count("SELECT COUNT(*) FROM orders") == orders);
    }

    private ConnectionHealth health() {
        return connector.bean(ConnectionHealths.class).of(stage.shopId()).orElseThrow();
    }

    private String text(Duration fromNow) {
        return Long.toString(sandbox.clock().instant().plus(fromNow).getEpochSecond());
    }
}
