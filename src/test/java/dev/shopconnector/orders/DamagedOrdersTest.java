package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A row that somebody else wrote to holds up no other order, and becomes whole again. */
@ExtendWith(OutputCaptureExtension.class)
class DamagedOrdersTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final String shop =
            sandbox.control().sellers().all().get(0).shops().get(0).id();
    private final RunningConnector connector =
            RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());
    private final String key = connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    private final List<String> orders = sandbox.control()
            .orders()
            .place(shop, NewOrder.shippable(sandbox.clock().instant()), 3);

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'garbage'", "''", "CONCAT(CHAR(2), CHAR(1), CHAR(9), 'abc')", "payload"})
    void aDocumentThatCannotBeReadIsLeftOutAndFollowsInALaterWindow(String damage, CapturedOutput output) {
        awaitStored();
        String damaged = orders.get(1);
        change("sales_order = " + damage, damaged);

        assertThat(connector.export(key, Instant.EPOCH))
                .extracting(order -> order.path("order_id").asText())
                .containsExactlyInAnyOrder(orders.get(0), orders.get(2));
        Instant readTo = now();

        await().atMost(SOON)
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND modified_at > ?",
                                damaged,
                                LocalDateTime.ofInstant(readTo, ZoneOffset.UTC))
                        == 1);
        assertThat(connector.export(key, readTo))
                .extracting(order -> order.path("order_id").asText())
                .containsExactly(damaged);
        assertThat(output.getAll())
                .containsOnlyOnce("What is stored of orders [" + damaged + "] of shop " + shop + " cannot be read")
                .doesNotContain("UnreadableSealException");
    }

    @Test
    void aKeyThatIsMissingIsNamedAndNothingIsLeftOut(CapturedOutput output) throws Exception {
        awaitStored();
        change("sales_order = CONCAT(CHAR(2), 'k9', SUBSTRING(sales_order, 2 + ORD(sales_order)))", orders.get(1));

        ObjectNode window = new ObjectMapper().createObjectNode();
        HttpResponse<String> answer = connector.orderSource(key, "sales_orders_export", window);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertThat(told.toString()).contains("cannot answer for the moment").doesNotContain("k9");
        assertThat(output.getAll())
                .contains("sealed with the vault key 'k9', which is not in CONNECTOR_VAULT_KEYS")
                .doesNotContain("MissingVaultKeyException");
    }

    @Test
    void anAddressThatCannotBeReadDoesNotHoldUpItsShop(CapturedOutput output) {
        awaitStored();
        String damaged = orders.get(1);
        change("ship_to = 'garbage'", damaged);
        sandbox.clock().advance(Duration.ofSeconds(5));
        orders.forEach(order -> sandbox.control().orders().setStatus(order, "CANCELLED"));

        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE tiktok_status = 'CANCELLED'") == 3);
        assertThat(output.getAll()).contains("The address that is stored of order " + damaged);
    }

    private void awaitStored() {
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE verdict = 'serve'") == 3);
    }

    private void change(String what, String order) {
        assertThat(connector.<Integer>sql(
                        jdbc -> jdbc.update("UPDATE orders SET " + what + " WHERE order_id = ?", order)))
                .isEqualTo(1);
    }

    private Instant now() {
        return connector
                .sql(jdbc -> jdbc.queryForObject("SELECT SYSDATE(6)", LocalDateTime.class))
                .toInstant(ZoneOffset.UTC);
    }
}
