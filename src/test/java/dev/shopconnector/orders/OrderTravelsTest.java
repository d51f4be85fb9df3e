package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTravelsTest {

    @Test
    void everyOrderOfTheShopIsStoredWithAReasonAndTheGoodOnesReachShipStation() {
        try (TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests());
                RunningConnector connector =
                        RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl())) {
            String seller = sandbox.control().sellers().all().get(0).id();
            String key = connector.connect(seller, sandbox.clock().instant().minus(Duration.ofDays(90)));
            await().atMost(Duration.ofSeconds(30)).until(() -> connector.count("SELECT COUNT(*) FROM orders") >= 300);
            List<JsonNode> served = connector.export(key, Instant.EPOCH);
            System.out.println("served " + served.size());
            connector
                    .sql(
                            jdbc -> jdbc.queryForList(
                                    "SELECT verdict, JSON_VALUE(judgement, '$.rule') rule, COUNT(*) n, MIN(order_id) o FROM orders GROUP BY 1,2"))
                    .forEach(System.out::println);
            connector
                    .sql(jdbc -> jdbc.queryForList("SELECT judgement FROM orders WHERE verdict='hold' LIMIT 12"))
                    .forEach(System.out::println);
            System.out.println(served.get(0));
            System.out.println(
                    connector.explanation(key, served.get(0).path("order_id").asText()));
            assertThat(served).isNotEmpty();
        }
    }
}
