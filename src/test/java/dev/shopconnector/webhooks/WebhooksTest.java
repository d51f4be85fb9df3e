package dev.shopconnector.webhooks;

import static dev.shopconnector.webhooks.WebhookStage.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettledShop;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One webhook at a time: what is answered, what is stored, what it leads to. */
@ExtendWith(OutputCaptureExtension.class)
class WebhooksTest {
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private static final RunningConnector CONNECTOR = RunningConnector.start(
            SANDBOX, EmbeddedMariaDb.shared().freshUrl(), WebhookStage.QUIET, WebhookStage.QUICK);
    private static final WebhookStage STAGE = new WebhookStage(SANDBOX, CONNECTOR);
    private static final Instant IMPORTED_FROM = SANDBOX.clock().instant().minus(Duration.ofDays(30));

    private final Instant now = SANDBOX.clock().instant();

    @BeforeAll
    static void connect() {
        CONNECTOR.connect("1", IMPORTED_FROM);
        STAGE.awaitPolled();
        STAGE.subscribe(STAGE.shopId());
    }

    @AfterAll
    static void stop() {
        CONNECTOR.close();
        SANDBOX.close();
    }

    @BeforeEach
    void countAnew() {
        STAGE.awaitSettled();
        SANDBOX.calls().reset();
    }

    @Test
    void aNewOrderIsReadByItsIdAndJudged() {
        String order = SANDBOX.control().orders().place(NewOrder.shippable(now.minusSeconds(86_400)));

        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));
        STAGE.awaitSettled();
        assertThat(STAGE.read()).containsExactly(order);
    }

    @Test
    void whatDoesNotMoveTheUpdateTimeIsSeenAllTheSame() {
        String order = SANDBOX.control().orders().place(NewOrder.shippable(now.minusSeconds(86_400)));
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));

        SANDBOX.control().orders().requestCancel(order);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("cancel-requested"));
        SANDBOX.control().orders().withdrawCancelRequest(order);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));

        byte[] before = fingerprint(order);
        SANDBOX.control().orders().changeAddress(order, ShipTo.example(), false);
        await().atMost(WebhookStage.SOON).until(() -> !java.util.Arrays.equals(before, fingerprint(order)));
        STAGE.awaitSettled();
        assertThat(STAGE.read()).containsExactly(order, order, order, order);
    }

    @Test
    void cancelIsUnderstoodAndTheOrderSaysWhatIsTrue() {
        String order = SANDBOX.control().orders().place(NewOrder.shippable(now.minusSeconds(86_400)));
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));

        SANDBOX.control().orders().cancel(order, "BUYER");
        await().atMost(WebhookStage.SOON)
                .until(() -> CONNECTOR.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND tiktok_status = 'CANCELLED'", order)
                        == 1);
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE order_ids = ? AND told = 'CANCELLED'", order))
                .isEqualTo(1);
    }

    @Test
    void aWebhookIsNoTruth() {
        String order = SANDBOX.control().orders().place(NewOrder.shippable(now.minusSeconds(86_400)));
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));

        ObjectNode untrue = STAGE.body(1, about(order).put("order_status", "CANCEL"));
        assertThat(STAGE.send(untrue)).isEqualTo(200);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.effect(untrue).equals("read-again"));
        STAGE.awaitSettled();
        assertThat(STAGE.rule(order)).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 12})
    void theNamedOrderIsReadAgain(int type) {
        String order = quietOrder();
        ObjectNode webhook = STAGE.body(type, about(order));

        assertThat(STAGE.send(webhook)).isEqualTo(200);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.effect(webhook).equals("read-again"));
        STAGE.awaitSettled();
        assertThat(STAGE.read()).containsExactly(order);
    }

    @Test
    void theOrdersOfAllPackagesAreReadAgainInOneCall() {
        List<String> orders = List.of(quietOrder(), quietOrder(), quietOrder());
        SANDBOX.calls().reset();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("sc_type", "SPLIT");
        orders.forEach(order -> data.withArray("package_list")
                .addObject()
                .put("package_id", "1")
                .putArray("order_id_list")
                .add(order));

        assertThat(STAGE.send(STAGE.body(4, data))).isEqualTo(200);
        STAGE.awaitSettled();
        assertThat(STAGE.read()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(SANDBOX.calls().count(WebhookStage.DETAIL)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"5, none", "2, unknown-type", "13, unknown-type", "4711, unknown-type", "1, none"})
    void whatAsksForNothingIsStoredAndThatIsAll(int type, String effect) {
        ObjectNode webhook =
                STAGE.body(type, JsonNodeFactory.instance.objectNode().put("product_id", 1729592969712207L));

        assertThat(STAGE.send(webhook)).isEqualTo(200);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.effect(webhook).equals(effect));
        STAGE.awaitSettled();
        assertThat(SANDBOX.calls().count()).isZero();
    }

    @Test
    void aShopThatIsNotConnectedIsAnsweredAndIgnored() {
        ObjectNode webhook = STAGE.body(6, about("5771")).put("shop_id", "7495000000000000099");

        assertThat(STAGE.send(webhook)).isEqualTo(200);
        await().atMost(WebhookStage.SOON).until(() -> STAGE.effect(webhook).equals("unknown-shop"));
        STAGE.awaitSettled();
        assertThat(SANDBOX.calls().count()).isZero();
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM connections WHERE state <> 'active'"))
                .isZero();
    }

    @Test
    void anOrderFromBeforeTheFirstImportDateIsLeftAlone() {
        Instant old = IMPORTED_FROM.minus(Duration.ofDays(1));
        SANDBOX.control().webhooks().subscriptions().removeAll(STAGE.shopId());
        String order = SANDBOX.control()
                .orders()
                .place(NewOrder.shippable(old).withUpdateTime(old).withCreateTime(old));
        STAGE.subscribe(STAGE.shopId());

        STAGE.send(STAGE.body(3, about(order)));
        await().atMost(WebhookStage.SOON).until(() -> STAGE.read().contains(order) && STAGE.isSettled());
        assertThat(STAGE.rule(order)).isEqualTo("not read");
        assertThat(STAGE.read()).containsExactly(order);
    }

    @Test
    void withoutAutomaticImportAWebhookBringsNoNewOrderInUntilSomebodyAsksForNewOnes() {
        String known = quietOrder();
        SettledShop.save(CONNECTOR, STAGE.shopId(), "automatic_import", "");
        try {
            String fresh = SANDBOX.control()
                    .orders()
                    .place(NewOrder.shippable(now.minusSeconds(86_400)).withUpdateTime(now));
            SANDBOX.control().orders().requestCancel(known);
            await().atMost(WebhookStage.SOON)
                    .until(() -> STAGE.rule(known).equals("cancel-requested")
                            && STAGE.read().contains(fresh)
                            && STAGE.isSettled());
            assertThat(STAGE.rule(fresh)).isEqualTo("not read");

            CONNECTOR.bean(ImportWishes.class).importNow(STAGE.shopId(), "ada");
            await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(fresh).equals("open"));
        } finally {
            SettledShop.save(CONNECTOR, STAGE.shopId(), "automatic_import", "on");
            STAGE.awaitSettled();
        }
    }

    @Test
    void anOrderThatTikTokDoesNotShowIsAskedForSomeTimesOnly() {
        String unknown = "577999999999999999";
        assertThat(STAGE.send(STAGE.body(1, about(unknown)))).isEqualTo(200);
        for (int tries = 1; tries <= 5; tries++) {
            int soFar = tries;
            await().atMost(WebhookStage.SOON)
                    .until(() -> STAGE.read().size() == soFar
                            && CONNECTOR.count("SELECT COUNT(*) FROM shops WHERE lease_until IS NOT NULL") == 0);
            CONNECTOR.sql(jdbc -> {
                jdbc.update("UPDATE asked_orders SET due_at = SYSDATE(6)");
                return jdbc.update("UPDATE shops SET poll_due_at = SYSDATE(6)");
            });
        }
        STAGE.awaitSettled();
        assertThat(STAGE.read()).hasSize(5).containsOnly(unknown);
        assertThat(STAGE.rule(unknown)).isEqualTo("not read");
    }

    @Test
    void theSameWebhookIsOneWebhook() {
        String order = quietOrder();
        ObjectNode webhook = STAGE.body(3, about(order));
        assertThat(STAGE.send(webhook)).isEqualTo(200);
        STAGE.awaitSettled();
        for (int i = 0; i < 4; i++) {
            assertThat(STAGE.send(webhook)).isEqualTo(200);
        }
        STAGE.awaitSettled();
        assertThat(STAGE.read()).containsExactly(order);
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE order_ids = ? AND type = 3", order))
                .isEqualTo(1);
    }

    @Test
    void aWrongSignatureIsRefusedAndLeavesNothing(CapturedOutput output) {
        byte[] body = STAGE.body(6, about("1234512345")).toString().getBytes(StandardCharsets.UTF_8);
        String right = WebhookStage.signature(body);
        int before = CONNECTOR.count("SELECT COUNT(*) FROM webhooks");

        for (String wrong : List.of("", "0".repeat(64), "Bearer " + right, right.toUpperCase(Locale.ROOT))) {
            refused(STAGE.send(body, wrong), 401);
        }
        refused(STAGE.send(body, null), 401);
        byte[] other = body.clone();
        other[other.length - 3] = '9';
        refused(STAGE.send(other, right), 401);

        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks")).isEqualTo(before);
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM connections WHERE state <> 'active'"))
                .isZero();
        assertThat(output.getAll()).doesNotContain("1234512345", right);
    }

    @Test
    void aBodyWithoutMeasureIsRefused() {
        byte[] body = new byte[300_000];
        refused(STAGE.send(body, WebhookStage.signature(body)), 413);
    }

    @Test
    void whatTikTokSignsAndNobodyCanReadIsKeptOnceAndNotAskedForAgain() {
        byte[] body = "{\"type\":\"one\"".getBytes(StandardCharsets.UTF_8);
        int before = CONNECTOR.count("SELECT COUNT(*) FROM webhooks");

        for (int i = 0; i < 2; i++) {
            assertThat(STAGE.send(body, WebhookStage.signature(body)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks")).isEqualTo(before + 1);
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE effect = 'unreadable'"))
                .isEqualTo(1);
    }

    @Test
    void oldWebhooksAreForgottenButNotThoseThatWait() {
        CONNECTOR.sql(jdbc -> jdbc.update("INSERT INTO webhooks (id, order_ids, sent_at, effect, received_at) VALUES"
                + " ('old', '', 0, 'none', SYSDATE(6) - INTERVAL 31 DAY),"
                + " ('younger', '', 0, 'none', SYSDATE(6) - INTERVAL 29 DAY)"));

        assertThat(CONNECTOR.bean(WebhookStore.class).forget()).isFalse();

        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE id = 'old'"))
                .isZero();
        assertThat(CONNECTOR.count("SELECT COUNT(*) FROM webhooks WHERE id = 'younger'"))
                .isEqualTo(1);
    }

    /** An order that is stored, and of which TikTok Shop has said all that it had to say. */
    private String quietOrder() {
        String order = SANDBOX.control().orders().place(NewOrder.shippable(now.minusSeconds(86_400)));
        await().atMost(WebhookStage.SOON).until(() -> STAGE.rule(order).equals("open"));
        STAGE.awaitSettled();
        SANDBOX.calls().reset();
        return order;
    }

    private byte[] fingerprint(String order) {
        return CONNECTOR.sql(
                jdbc -> jdbc.queryForObject("SELECT fingerprint FROM orders WHERE order_id = ?", byte[].class, order));
    }

    private static void refused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }
}
