package dev.shopconnector.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the demo tells a newcomer to do is there to be done, and does what it says. */
class DemoGuideTest {
    private static final Pattern CURL = Pattern.compile("curl -s -X POST (\\S+/sandbox/control/\\S+) .* -d '([^']+)'");

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final RunningConnector connector =
            RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void theSellersThatItNamesCanBeConnectedAndAreNotYet() {
        assertThat(seller("Harbor Lane Crafts").type()).isEqualTo("LOCAL");
        assertThat(seller("Harbor Lane Crafts").shops()).hasSize(1);
        assertThat(seller("Quill & Copper").type()).isEqualTo("LOCAL");
        assertThat(seller("Quill & Copper").shops()).hasSize(2);
        assertThat(sandbox.control()
                        .sellers()
                        .isAuthorized(seller("Harbor Lane Crafts").id()))
                .isFalse();
        assertThat(guide(true)).contains("Harbor Lane Crafts", "Quill & Copper", "/connect");
        assertThat(guide(false)).contains("Harbor Lane Crafts", "Quill & Copper", "/connect");
    }

    @Test
    void theClockAsItTurnsItLetsTheAuthorisationLapse() throws Exception {
        String key = connected();
        List<String[]> turns = commands(guide(true), "/clock");
        assertThat(turns).hasSize(2);

        run(turns.get(0));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> connector.count(
                                "SELECT COUNT(*) FROM connections WHERE state = 'active'"
                                        + " AND access_token_expires_at > ?",
                                java.sql.Timestamp.from(sandbox.clock().instant()))
                        == 1);
        assertThat(exported(key)).isEqualTo(200);

        run(turns.get(1));
        await().atMost(Duration.ofMinutes(1)).until(() -> exported(key) == 401);
    }

    @Test
    void whereTheClocksDifferItEndsTheAuthorisationItself() throws Exception {
        String key = connected();
        List<String[]> ends = commands(guide(false), "/revoke");
        assertThat(ends).hasSize(1);
        assertThat(commands(guide(false), "/clock")).isEmpty();

        run(ends.get(0));

        await().atMost(Duration.ofMinutes(1)).until(() -> exported(key) == 401);
    }

    private String connected() {
        String key = connector.connect(
                seller("Harbor Lane Crafts").id(), sandbox.clock().instant().minus(Duration.ofDays(1)));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
        return key;
    }

    private int exported(String key) {
        return connector
                .orderSource(key, "sales_orders_export", new ObjectMapper().createObjectNode())
                .statusCode();
    }

    private Seller seller(String name) {
        return sandbox.control().sellers().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String guide(boolean oneClock) {
        return DemoGuide.text(connector.url(), sandbox.baseUrl(), "key", "held", "to-ship", "3", "password", oneClock);
    }

    /** Address and body of each command of the guide to this part of the control interface. */
    private static List<String[]> commands(String guide, String to) {
        return guide.lines()
                .map(CURL::matcher)
                .filter(Matcher::find)
                .filter(line -> line.group(1).endsWith(to))
                .flatMap(line -> Stream.<String[]>of(new String[] {line.group(1), line.group(2)}))
                .toList();
    }

    private static void run(String[] command) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(command[0]))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(command[1]))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
