package dev.shopconnector.webhooks;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector whose first shop is polled once and then, since {@link #QUIET} is its setting, only when something asks for
 * it; and TikTok Shop, which calls it.
 */
final class WebhookStage {
    static final String QUIET = "orders.poll.interval-millis=86400000";
    static final String QUICK = "webhooks.act.tick-millis=50";
    static final String DETAIL = "GET /order/202507/orders";
    static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "sandbox-secret-for-demonstration-only";
    private static final String APP = "sandbox-app";

    private final TikTokSandbox sandbox;
    private final RunningConnector connector;
    private int lastId;

    WebhookStage(TikTokSandbox sandbox, RunningConnector connector) {
        this.sandbox = sandbox;
        this.connector = connector;
    }

    /** Waits for the first reading of all shops. */
    void awaitPolled() {
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NULL") == 0
                        && connector.count("SELECT COUNT(*) FROM shops WHERE lease_until IS NOT NULL") == 0);
    }

    /** TikTok Shop calls the connector about everything of this shop. */
    void subscribe(String shopId) {
        for (EventType type : EventType.values()) {
            sandbox.control().webhooks().subscriptions().put(shopId, type, address());
        }
    }

    String address() {
        return connector.request(WebhookController.PATH).build().uri().toString();
    }

    String shopId() {
        return sandbox.control().sellers().all().get(0).shops().get(0).id();
    }

    /** A body as TikTok Shop sends it, now, under an id of its own. */
    ObjectNode body(int type, ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("tts_notification_id", "stage-" + ++lastId)
                .put("shop_id", shopId())
                .put("timestamp", sandbox.clock().seconds());
        body.set("data", data);
        return body;
    }

    static ObjectNode about(String orderId) {
        return JsonNodeFactory.instance.objectNode().put("order_id", orderId);
    }

    /** Sends this body with TikTok Shop's signature; the status of the answer. */
    int send(ObjectNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return send(bytes, signature(bytes)).statusCode();
    }

    static String signature(byte[] body) {
        return WebhookSignature.sign(APP, SECRET, body);
    }

    HttpResponse<String> send(byte[] body, @Nullable String signature) {
        HttpRequest.Builder request = connector
                .request(WebhookController.PATH)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("Authorization", signature);
        }
        return connector.send(request);
    }

    /** Waits until nothing waits to be acted on or to be read. */
    void awaitSettled() {
        await().atMost(Duration.ofMinutes(3)).until(this::isSettled);
    }

    boolean isSettled() {
        return connector.count("SELECT COUNT(*) FROM webhooks WHERE effect IS NULL") == 0
                && connector.count("SELECT COUNT(*) FROM asked_orders") == 0
                && connector.count("SELECT COUNT(*) FROM shops WHERE lease_until IS NOT NULL") == 0;
    }

    /** What came of the webhook with this id. */
    String effect(ObjectNode body) {
        return connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT COALESCE(effect, 'waits') FROM webhooks WHERE id = ?",
                String.class,
                body.path("tts_notification_id").asText()));
    }

    String rule(String orderId) {
        return connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT COALESCE((SELECT JSON_VALUE(judgement, '$.rule') FROM orders WHERE order_id = ?), 'not read')",
                String.class,
                orderId));
    }

    /** The ids of all orders that were read by id, as often as they were. */
    List<String> read() {
        return sandbox.calls().of(DETAIL).stream()
                .flatMap(call ->
                        Arrays.stream(call.query().getOrDefault("ids", "").split(",", -1)))
                .toList();
    }
}
