package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TestClient.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The control interface as people and scripts use it, and what the catalogue endpoints show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlHostTest {
    private final SandboxOptions options = SandboxOptions.forTests().withOrders(10);
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
    void placesAndMovesOrders() {
        Answer placed = post(
                "orders",
                "{\"count\":2,\"units\":3,\"paid\":false,\"note\":\"gift wrap\",\"shipping_type\":\"SELLER\"}");
        assertThat(placed.body().path("ids")).hasSize(2);
        String id = placed.body().path("ids").get(0).asText();
        assertThat(post("orders/" + id + "/pay", "").body().path("status").asText())
                .isEqualTo("ON_HOLD");
        assertThat(post("clock", "{\"advance_seconds\":3600}")
                        .body()
                        .path("running")
                        .asBoolean())
                .isFalse();
        assertThat(get("orders/" + id).path("status").asText()).isEqualTo("AWAITING_SHIPMENT");
        assertThat(post("orders/" + id + "/address", "{\"city\":\"Bend\",\"postal_code\":\"97701\"}")
                        .body()
                        .path("recipient_address")
                        .path("postal_code")
                        .asText())
                .isEqualTo("97701");
        assertThat(post("orders/" + id + "/request-cancel", "")
                        .body()
                        .path("is_buyer_request_cancel")
                        .asBoolean())
                .isTrue();
        assertThat(post("orders/" + id + "/withdraw-cancel", "")
                        .body()
                        .path("is_buyer_request_cancel")
                        .asBoolean())
                .isFalse();
        assertThat(post("orders/" + id + "/cancel", "{\"line\":1}")
                        .body()
                        .path("line_items")
                        .get(1)
                        .path("display_status")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(post("orders/" + id + "/ship", "{\"lines\":1}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("PARTIALLY_SHIPPING");
        assertThat(post("orders/" + id + "/status", "{\"status\":\"SOMETHING_NEW\"}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("SOMETHING_NEW");
        client.send("PATCH", "/sandbox/control/orders/" + id, "{\"payment\":null}");
        assertThat(client.order(id).has("payment")).isFalse();
        assertThat(post("orders/" + id + "/cancel", "").body().path("status").asText())
                .isEqualTo("CANCELLED");
    }

    @Test
    void managesSellersAndTokens() {
        assertThat(get("sellers").path("sellers")).hasSize(4);
        JsonNode two = post("sellers", "{\"shops\":2}").body();
        assertThat(two.path("shops")).hasSize(2);
        assertThat(two.path("type").asText()).isEqualTo("LOCAL");
        assertThat(post("sellers", "{\"type\":\"CROSS_BORDER\"}")
                        .body()
                        .path("type")
                        .asText())
                .isEqualTo("CROSS_BORDER");
        assertThat(post("sellers", "{\"type\":\"MARTIAN\"}").status()).isEqualTo(400);
        assertThat(post("sellers", "{\"name\":\"Third\",\"shops\":1,\"orders\":5}")
                        .body()
                        .path("shops")
                        .get(0)
                        .path("orders")
                        .asInt())
                .isEqualTo(5);
        assertThat(post("sellers/1/code", "").body().path("code").asText()).startsWith("TTP_");
        client.useToken(post("sellers/1/tokens", "").body().path("access_token").asText());
        assertThat(client.search("{}").code()).isZero();
        post("sellers/1/expire-access", "");
        assertThat(client.search("{}").code()).isEqualTo(105002);
        post("sellers/1/revoke", "{\"code\":36004001}");
        assertThat(client.search("{}").code()).isEqualTo(36009004);
    }

    @Test
    void turnsTheOtherKnobs() {
        post("faults", "{\"kind\":\"throttle\",\"path\":\"/order/*\",\"times\":1,\"retry_after\":3}");
        assertThat(get("faults").path("faults")).hasSize(1);
        assertThat(client.search("{}").status()).isEqualTo(429);
        post("qps", "{\"limit\":1}");
        assertThat(client.search("{}").status()).isEqualTo(200);
        assertThat(client.search("{}").status()).isEqualTo(429);
        assertThat(get("calls")
                        .path("counts")
                        .path("POST /order/202309/orders/search")
                        .asInt())
                .isEqualTo(3);
        post("clock", "{\"set\":\"2027-01-01T00:00:00Z\"}");
        assertThat(sandbox.clock().instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        post("reset", "");
        assertThat(sandbox.clock().instant()).isEqualTo(options.start());
        assertThat(sandbox.calls().count()).isZero();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        for (String wrong : new String[] {"orders/1/pay", "nonsense", "faults", "sellers/9/code"}) {
            Answer answer = post(wrong, "{\"kind\":\"no such\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("error").asText()).isNotEmpty();
        }
    }

    @Test
    void theCatalogueIsThere() {
        Map<String, String> query = client.shopQuery();
        query.put("page_size", "4");
        Answer products = client.api("POST", "/product/202502/products/search", query, "{\"status\":\"ACTIVATE\"}");
        assertThat(products.data().path("products")).hasSize(4);
        assertThat(products.data().path("total_count").asInt()).isEqualTo(9);
        Answer bySku =
                client.api("POST", "/product/202502/products/search", query, "{\"seller_skus\":[\"MITT-CL 2/PK\"]}");
        assertThat(bySku.data().path("products")).hasSize(1);
        String id = products.data().path("products").get(0).path("id").asText();
        Answer product = client.api("GET", "/product/202309/products/" + id, client.shopQuery(), "");
        assertThat(product.data().path("package_weight").path("value").asText()).isEqualTo("0.9");
        assertThat(client.api("GET", "/product/202309/products/1", client.shopQuery(), "")
                        .code())
                .isNotZero();
        Answer warehouses = client.api("GET", "/logistics/202309/warehouses", client.shopQuery(), "");
        assertThat(warehouses.data().path("warehouses").findValuesAsText("is_default"))
                .containsExactly("true", "false");
        Answer providers = client.api(
                "GET",
                "/logistics/202309/delivery_options/7091146663220000001/shipping_providers",
                client.shopQuery(),
                "");
        assertThat(providers.data().path("shipping_providers").findValuesAsText("name"))
                .contains("UPS", "USPS", "FedEx");
    }

    private Answer post(String path, String body) {
        return client.send("POST", "/sandbox/control/" + path, body);
    }

    private JsonNode get(String path) {
        return client.send("GET", "/sandbox/control/" + path, "").body();
    }
}
