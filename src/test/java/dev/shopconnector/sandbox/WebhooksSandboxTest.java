package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.shopconnector.sandbox.TestClient.Answer;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.sandbox.webhooks.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses are registered as at TikTok Shop, and called. */
class WebhooksSandboxTest {
    private static final String EVENTS = "/event/202309/webhooks";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxOptions options = SandboxOptions.forTests().withOrders(0);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private final TestClient client = new TestClient(sandbox, options);
    private final List<JsonNode> came = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer app = never();
    private String address = "";

    @BeforeEach
    void listen() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/hooks", exchange -> {
            try (exchange) {
                came.add(JSON.readTree(exchange.getRequestBody()));
                signatures.add(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(answer.get(), -1);
            }
        });
        app.start();
        address = "http://127.0.0.1:" + app.getAddress().getPort() + "/hooks";
        for (String type : List.of(
                "ORDER_STATUS_CHANGE",
                "RECIPIENT_ADDRESS_UPDATE",
                "PACKAGE_UPDATE",
                "CANCELLATION_STATUS_CHANGE",
                "SELLER_DEAUTHORIZATION",
                "UPCOMING_AUTHORIZATION_EXPIRATION")) {
            assertThat(put(type, address).code()).isZero();
        }
    }

    @AfterEach
    void stop() {
        app.stop(0);
        sandbox.close();
    }

    @Test
    void addressesAreKeptListedAndRemoved() {
        assertThat(call("GET", EVENTS, "").data().path("total_count").asInt()).isEqualTo(6);
        assertThat(call("DELETE", EVENTS, "{\"event_type\":\"PACKAGE_UPDATE\"}").code())
                .isZero();
        assertThat(call("GET", EVENTS, "").data().path("webhooks").findValuesAsText("event_type"))
                .hasSize(5)
                .doesNotContain("PACKAGE_UPDATE");
    }

    @Test
    void onlyPublishedHttpsAddressesAndThoseAtHomeAreTaken() {
        for (String wrong : List.of(
                "http://connector.example.com/hooks",
                "https://connector.example.com:8443/hooks",
                "https://198.51.100.7/hooks",
                "ftp://connector.example.com",
                "https://connector.example.com/" + "x".repeat(255))) {
            assertThat(put("PACKAGE_UPDATE", wrong).code()).as(wrong).isEqualTo(36009004);
        }
        assertThat(put("PACKAGE_UPDATE", "https://connector.example.com/hooks").code())
                .isZero();
        assertThat(put("NO_SUCH_EVENT", address).code()).isEqualTo(36009004);
        assertThat(call("PUT", EVENTS, "{\"event_type\":\"PACKAGE_UPDATE\"}").message())
                .isEqualTo("param body.address is missing");
    }

    @Test
    void eachChangeIsToldOnceSigned() {
        OrderControl orders = sandbox.control().orders();
        String order =
                orders.place(NewOrder.shippable(sandbox.clock().instant()).withUnits(2));
        orders.changeAddress(order, ShipTo.example(), false);
        orders.requestCancel(order);
        orders.withdrawCancelRequest(order);
        orders.ship(order, 1);
        orders.cancel(order, "SELLER");
        sandbox.control().sellers().warnOfExpiry("1", sandbox.clock().instant());
        sandbox.control().sellers().revoke("1", RefreshRefusal.NO_RECORD);
        orders.place(NewOrder.paidNow());

        await().atMost(SOON).until(() -> came.size() == 9);
        assertThat(came)
                .extracting(body -> body.path("type").asInt())
                .containsExactlyInAnyOrder(1, 3, 11, 11, 1, 4, 1, 7, 6);
        assertThat(came)
                .filteredOn(body -> body.path("type").asInt() == 1)
                .extracting(body -> body.at("/data/order_status").asText())
                .containsExactlyInAnyOrder("AWAITING_SHIPMENT", "PARTIALLY_SHIPPING", "CANCEL");
        assertThat(came)
                .filteredOn(body -> body.path("type").asInt() == 4)
                .extracting(
                        body -> body.at("/data/package_list/0/order_id_list/0").asText())
                .containsExactly(order);
        assertThat(came)
                .extracting(body -> body.path("tts_notification_id").asText())
                .doesNotHaveDuplicates();
        assertThat(signatures).allMatch(signature -> signature.matches("[0-9a-f]{64}"));
    }

    @Test
    void whatIsNotTakenIsRepeatedByTheClock() {
        answer.set(500);
        sandbox.control().orders().place(NewOrder.paidNow());
        await().atMost(SOON).until(() -> came.size() == 1);
        for (Duration wait :
                List.of(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(12))) {
            int before = came.size();
            await().atMost(SOON)
                    .until(() -> sandbox.control().webhooks().answers().getOrDefault(500, 0) == before);
            sandbox.clock().advance(wait);
            await().atMost(SOON).until(() -> came.size() == before + 1);
        }
        await().atMost(SOON).until(() -> sandbox.control().webhooks().undelivered() == 0);
        assertThat(came)
                .extracting(body -> body.path("tts_notification_id").asText())
                .hasSize(5)
                .containsOnly(came.get(0).path("tts_notification_id").asText());
    }

    @Test
    void whatIsReleasedComesAsOftenAsAskedForWithForgeries() {
        sandbox.control().webhooks().hold();
        for (int i = 0; i < 100; i++) {
            sandbox.control().orders().place(NewOrder.paidNow());
        }
        assertThat(came).isEmpty();
        assertThat(sandbox.control()
                        .webhooks()
                        .release(Delivery.ONCE.times(2, 2).shuffled(7).withForged(1)))
                .isEqualTo(100);
        await().atMost(SOON).until(() -> came.size() == 202);
        assertThat(came).filteredOn(body -> body.path("type").asInt() == 6).hasSize(2);
    }

    private Answer put(String type, String to) {
        return call("PUT", EVENTS, "{\"address\":\"" + to + "\",\"event_type\":\"" + type + "\"}");
    }

    private Answer call(String method, String path, String body) {
        return client.api(method, path, client.shopQuery(), body);
    }

    private static HttpServer never() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
