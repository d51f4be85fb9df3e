package dev.shopconnector.operations.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log as a machine reads it. */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "1Z999AA10123456784";

    @Test
    void aLineIsOneJsonObjectThatNamesTheShopThatItIsAbout(CapturedOutput output) {
        try (TikTokSandbox sandbox =
                TikTokSandbox.start(SandboxOptions.forTests().withOrders(0))) {
            Seller seller = sandbox.control().sellers().add("Logged", 1, 0);
            String shop = seller.shops().get(0).id();
            try (RunningConnector connector = RunningConnector.start(
                    sandbox, EmbeddedMariaDb.shared().freshUrl(), "spring.profiles.active=json-logs")) {
                connector.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
                assertThat(lines(output))
                        .as("a healthy node is quiet")
                        .noneMatch(
                                line -> line.path("log").path("level").asText().equals("WARN"));

                sandbox.control().sellers().revoke(seller.id(), RefreshRefusal.NO_RECORD);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(lines(output)).anySatisfy(line -> {
                            assertThat(line.path("message").asText()).contains("is not read any more");
                            assertThat(line.path("log").path("level").asText()).isEqualTo("WARN");
                            assertThat(id(line, "shop")).isEqualTo(shop);
                        }));
            }
        }
    }

    @Test
    void aLineNamesTheOrderTheParcelAndTheRequestThatItIsAbout(CapturedOutput output) {
        StepHooks hooks = new StepHooks();
        try (TikTokSandbox sandbox =
                TikTokSandbox.start(SandboxOptions.forTests().withOrders(0))) {
            Seller seller = sandbox.control().sellers().add("Logged", 1, 0);
            String shop = seller.shops().get(0).id();
            try (RunningConnector connector = RunningConnector.start(
                    sandbox,
                    sandbox.baseUrl(),
                    EmbeddedMariaDb.shared().freshUrl(),
                    hooks,
                    "spring.profiles.active=json-logs")) {
                String key = connector.connect(seller.id(), Instant.parse("2026-08-01T00:00:00Z"));
                String order = sandbox.control()
                        .orders()
                        .place(shop, NewOrder.shippable(sandbox.clock().instant()), 1)
                        .get(0);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 1);
                sandbox.control().parcels().rules().judge(NUMBER, new Verdict(106013, "nobody knows this"));
                ship(connector, key, order, "n-1");
                String parcel = connector.sql(jdbc -> jdbc.queryForObject("SELECT id FROM parcels", String.class));
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(lines(output)).anySatisfy(line -> {
                            assertThat(line.path("message").asText()).contains("was refused by the rule unknown-code");
                            assertThat(id(line, "shop")).isEqualTo(shop);
                            assertThat(id(line, "order")).isEqualTo(order);
                            assertThat(id(line, "parcel")).isEqualTo(parcel);
                        }));

                hooks.before("shipments.accept.store", () -> {
                    throw new IllegalArgumentException("a fault of ours");
                });
                String transaction = ship(connector, key, order, "n-2")
                        .path("transaction_id")
                        .asText();
                assertThat(transaction).isNotBlank();
                assertThat(lines(output)).anySatisfy(line -> {
                    assertThat(line.path("message").asText()).contains("failed by a fault of the connector");
                    assertThat(id(line, "transaction")).isEqualTo(transaction);
                });
            }
        }
    }

    private static JsonNode ship(RunningConnector connector, String key, String order, String notification) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", notification)
                .put("order_id", order)
                .put("carrier_code", "ups")
                .put("tracking_number", NUMBER);
        return RunningConnector.json(connector.orderSource(key, "shipment_notification", body));
    }

    private static String id(JsonNode line, String what) {
        return line.path(what).path("id").asText(line.path(what + ".id").asText());
    }

    private static List<JsonNode> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(LogsTest::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the log is no JSON: " + line, e);
        }
    }
}
