package dev.shopconnector.operations.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
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
                            assertThat(line.path("shop")
                                            .path("id")
                                            .asText(line.path("shop.id").asText()))
                                    .isEqualTo(shop);
                        }));
            }
        }
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
