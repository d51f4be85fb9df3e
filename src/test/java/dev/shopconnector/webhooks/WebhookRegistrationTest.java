package dev.shopconnector.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.connections.ConnectionHealth.Webhooks;
import dev.shopconnector.connections.ConnectionHealths;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** TikTok Shop is told where to call. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookRegistrationTest {
    private static final String EVENTS = "/event/202309/webhooks";
    private static final String TOLD = "PUT " + EVENTS;

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final String shopId =
            sandbox.control().sellers().all().get(0).shops().get(0).id();
    private final String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void eachEventTypeIsRegisteredAtConnectAndAgainAtReconnect() {
        try (RunningConnector connector = start("http://connector/")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.REGISTERED);
            assertThat(registered())
                    .hasSize(EventType.values().length)
                    .containsKeys(EventType.values())
                    .containsValue("http://connector/webhooks/tiktok");
            assertThat(Map.copyOf(registered()).values()).containsOnly("http://connector/webhooks/tiktok");
            assertThat(sandbox.calls().count(TOLD)).isEqualTo(EventType.values().length);

            sandbox.control().sellers().revoke("1", RefreshRefusal.NO_RECORD);
            assertThat(registered()).isEmpty();
            sandbox.clock().advance(Duration.ofSeconds(5));
            connect(connector);
            await().atMost(WebhookStage.SOON).until(() -> registered().size() == EventType.values().length);
            awaitWebhooks(connector, Webhooks.REGISTERED);
        }
    }

    @Test
    void withoutAnAddressShopsArePolledOnly() {
        try (RunningConnector connector = start("")) {
            connect(connector);
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);
            assertThat(connector.bean(Registrations.class).claim(60)).isNull();
            assertThat(webhooks(connector)).isEqualTo(Webhooks.POLLING_ONLY);
            assertThat(sandbox.calls().count(TOLD)).isZero();
        }
    }

    @Test
    void aFailureDoesNotFailTheConnectAndIsTriedAgain(CapturedOutput output) {
        sandbox.control()
                .fault(Fault.envelope(403, 105005, "scope is missing")
                        .on(EVENTS)
                        .times(0));
        try (RunningConnector connector = start("http://connector")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.FAILING);
            assertThat(output.getAll())
                    .contains(
                            "TikTok Shop was not told where to call for shop " + shopId,
                            "105005",
                            "docs/operations.md");
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL") == 1);

            sandbox.control().clearFaults();
            connector.sql(jdbc -> jdbc.update("UPDATE webhook_registrations SET next_try_at = SYSDATE(6)"));
            awaitWebhooks(connector, Webhooks.REGISTERED);
            assertThat(registered()).hasSize(EventType.values().length);
        }
    }

    @Test
    void anAddressThatTikTokDoesNotTakeIsToldInItsWords(CapturedOutput output) {
        try (RunningConnector connector = start("https://198.51.100.7:8443")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.FAILING);
            assertThat(sandbox.calls().count(TOLD))
                    .as("one type that is refused holds up no other")
                    .isEqualTo(EventType.values().length);
            assertThat(output.getAll()).contains("must be an HTTPS URL with a domain name and without a port");
        }
    }

    @Test
    void anotherAddressIsToldForEveryShop() {
        try (RunningConnector connector = start("http://connector")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.REGISTERED);
        }
        try (RunningConnector connector = start("https://connector.example.com")) {
            await().atMost(WebhookStage.SOON)
                    .until(() -> registered().containsValue("https://connector.example.com/webhooks/tiktok"));
            awaitWebhooks(connector, Webhooks.REGISTERED);
            assertThat(Map.copyOf(registered()).values()).containsOnly("https://connector.example.com/webhooks/tiktok");
        }
    }

    @Test
    void anAddressThatIsTakenAwayIsTakenBackAtTikTokAndSaidOnce(CapturedOutput output) {
        try (RunningConnector connector = start("http://connector")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.REGISTERED);
        }
        String others = "https://another.example.com/webhooks/tiktok";
        sandbox.control().webhooks().subscriptions().put(shopId, EventType.PACKAGE_UPDATE, others);
        sandbox.control()
                .fault(Fault.envelope(500, 36009003, "Internal error.")
                        .on(EVENTS)
                        .times(4));

        try (RunningConnector connector = start("", "webhooks.register.first-seconds=0")) {
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM webhook_registrations") == 0);
            assertThat(registered()).isEqualTo(Map.of(EventType.PACKAGE_UPDATE, others));
            assertThat(webhooks(connector)).isEqualTo(Webhooks.POLLING_ONLY);
            assertThat(connector.bean(Registrations.class).claimRemoval(60)).isNull();
        }
        assertThat(output.getAll()).containsOnlyOnce("no longer calls this connector for shop " + shopId);

        try (RunningConnector connector = start("http://connector")) {
            awaitWebhooks(connector, Webhooks.REGISTERED);
            assertThat(Map.copyOf(registered()).values()).containsOnly("http://connector/webhooks/tiktok");
        }
    }

    @Test
    void anAddressThatComesBackMeanwhileIsToldAgain() {
        try (RunningConnector connector = start("http://connector")) {
            connect(connector);
            awaitWebhooks(connector, Webhooks.REGISTERED);
        }
        try (RunningConnector connector = start("")) {
            await().atMost(WebhookStage.SOON)
                    .until(() -> connector.count("SELECT COUNT(*) FROM webhook_registrations WHERE registered") == 0);
            sandbox.control().webhooks().subscriptions().remove(shopId, EventType.PACKAGE_UPDATE);
        }
        try (RunningConnector connector = start("http://connector")) {
            await().atMost(WebhookStage.SOON).until(() -> registered().size() == EventType.values().length);
            awaitWebhooks(connector, Webhooks.REGISTERED);
        }
    }

    @Test
    void anAttemptThatWasTakenOverWritesNothing() {
        try (RunningConnector connector = start("http://connector", "webhooks.register.tick-millis=86400000")) {
            connect(connector);
            Registrations registrations = connector.bean(Registrations.class);
            Registration slow = Objects.requireNonNull(registrations.claim(0));
            Registration quick = Objects.requireNonNull(registrations.claim(60));
            assertThat(registrations.claim(60)).as("leased").isNull();

            registrations.done(slow);
            assertThat(connector.count("SELECT COUNT(*) FROM webhook_registrations WHERE registered"))
                    .isZero();
            registrations.done(quick);
            assertThat(connector.count("SELECT COUNT(*) FROM webhook_registrations WHERE registered"))
                    .isEqualTo(1);
        }
    }

    private RunningConnector start(String publicUrl, String... more) {
        String[] settings = new String[more.length + 2];
        settings[0] = "webhooks.public-url=" + publicUrl;
        settings[1] = "webhooks.register.tick-millis=50";
        System.arraycopy(more, 0, settings, 2, more.length);
        return RunningConnector.start(sandbox, jdbcUrl, settings);
    }

    private void connect(RunningConnector connector) {
        connector.connect("1", sandbox.clock().instant().minus(Duration.ofDays(30)));
    }

    private Map<EventType, String> registered() {
        return sandbox.control().webhooks().subscriptions().of(shopId);
    }

    private Webhooks webhooks(RunningConnector connector) {
        return connector.bean(ConnectionHealths.class).of(shopId).orElseThrow().webhooks();
    }

    private void awaitWebhooks(RunningConnector connector, Webhooks state) {
        await().atMost(WebhookStage.SOON).until(() -> webhooks(connector) == state);
    }
}
