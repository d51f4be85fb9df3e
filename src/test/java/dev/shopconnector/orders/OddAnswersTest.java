package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import dev.shopconnector.testing.StepHooks;
import dev.shopconnector.testing.TikTokProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** TikTok answers with success and nonsense: no order is lost for it, and no shop stands still without a word. */
@ExtendWith(OutputCaptureExtension.class)
class OddAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SEARCH = "/order/202309/orders/search";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(150));
    private final TikTokProxy tiktok = TikTokProxy.to(sandbox.baseUrl());
    private final RunningConnector connector = RunningConnector.start(
            sandbox,
            tiktok.baseUrl(),
            EmbeddedMariaDb.shared().freshUrl(),
            new StepHooks(),
            "orders.import.page-size=20",
            "tiktok.transient-error.base-delay=10ms",
            "orders.poll.retry-most-millis=200");

    @AfterEach
    void stop() {
        connector.close();
        tiktok.close();
        sandbox.close();
    }

    private void connect() {
        connector.connect("1", Instant.parse("2026-08-01T00:00:00Z"));
    }

    private int orders() {
        return connector.count("SELECT COUNT(*) FROM orders");
    }

    private static byte[] withoutToken(byte[] body) {
        try {
            JsonNode answer = new ObjectMapper().readTree(body);
            ((ObjectNode) answer.path("data")).remove("next_page_token");
            return answer.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersThatContradictThemselvesCostNoOrder() {
        AtomicInteger searches = new AtomicInteger();
        tiktok.alterAnswers((path, body) -> {
            if (!path.equals(SEARCH)) {
                return body;
            }
            String odd =
                    switch (searches.incrementAndGet()) {
                        case 1 -> "{\"code\":0}";
                        case 2 -> "{\"code\":0,\"data\":{\"orders\":\"none\"}}";
                        case 3 -> "{\"code\":0,\"data\":{\"total_count\":21}}";
                        case 4 -> "{\"code\":0,\"data\":{\"orders\":[],\"total_count\":21}}";
                        default -> "";
                    };
            return odd.isEmpty() ? withoutToken(body) : odd.getBytes(StandardCharsets.UTF_8);
        });
        connect();
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
        assertThat(orders()).isEqualTo(150);
    }

    @Test
    void aShopThatFailsFiveTimesInARowIsToldOnceWithWhatIsWrong(CapturedOutput output) {
        tiktok.alterAnswers((path, body) -> path.equals(SEARCH) ? "<html>".getBytes(StandardCharsets.UTF_8) : body);
        connect();
        await().atMost(SOON).until(() -> connector.count("SELECT MAX(poll_failures) FROM shops") > 6);
        assertThat(output.getAll().lines().filter(line -> line.matches(".*Shop [0-9]+ could not be read five times.*")))
                .hasSize(1)
                .allSatisfy(
                        line -> assertThat(line).contains("WARN", "HTTP 200", "not the JSON", "docs/operations.md"));
        assertThat(orders()).isZero();

        tiktok.alterAnswers(
                (path, body) -> path.equals(SEARCH) ? "{\"code\":0}".getBytes(StandardCharsets.UTF_8) : body);
        String problem = "TikTokTransientException: orders.search: the answer has no data";
        await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE poll_problem = ?", problem) == 1);

        tiktok.alterAnswers((path, body) -> body);
        await().atMost(SOON).until(() -> orders() == 150);
    }
}
