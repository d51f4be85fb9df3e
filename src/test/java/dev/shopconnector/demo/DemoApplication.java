package dev.shopconnector.demo;

import static org.awaitility.Awaitility.await;

import dev.shopconnector.ConnectorApplication;
import dev.shopconnector.sandbox.SandboxApplication;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code mvn spring-boot:test-run}: an embedded MariaDB, a TikTok Shop sandbox with a few hundred orders, and the
 * connector with that shop connected. Environment: {@code CONNECTOR_DEMO_KEY}, {@code CONNECTOR_FIRST_PASSWORD},
 * {@code SANDBOX_ORDERS}, {@code SANDBOX_APP_KEY}, {@code SANDBOX_APP_SECRET}; {@code TIKTOK_API_URL}, {@code TIKTOK_AUTH_URL} and
 * {@code TIKTOK_CONSENT_URL} when something stands between connector and sandbox; {@code MARIADB_URL},
 * {@code MARIADB_USER} and {@code MARIADB_PASSWORD} for another database than the embedded one.
 */
public final class DemoApplication {
    private DemoApplication() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        LoggingSystem.get(DemoApplication.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
        SandboxOptions options = SandboxApplication.options(environment);
        if (!environment.containsKey("MARIADB_URL")) {
            // Database and sandbox start beside each other; whoever needs the database first waits for it.
            new Thread(EmbeddedMariaDb::shared, "database").start();
        }
        TikTokSandbox sandbox = TikTokSandbox.start(options);
        String adminKey = environment.getOrDefault("CONNECTOR_ADMIN_KEY", random());
        String password = environment.getOrDefault("CONNECTOR_FIRST_PASSWORD", random());
        ConfigurableApplicationContext connector = start(sandbox, options, adminKey, password, args);
        String url = "http://localhost:" + connector.getEnvironment().getProperty("local.server.port");
        String key = new ConsentWalk(url, adminKey)
                .connect(
                        "Demo store",
                        environment.getOrDefault("CONNECTOR_DEMO_KEY", random()),
                        sandbox.clock().instant().minus(Duration.ofDays(60)));
        String held = awaitOrders(connector);
        System.out.println(DemoGuide.text(
                url, sandbox.baseUrl(), key, held, toShip(connector), imported(connector), password, true));
    }

    private static ConfigurableApplicationContext start(
            TikTokSandbox sandbox, SandboxOptions options, String adminKey, String password, String[] args) {
        List<String> settings = new ArrayList<>(List.of(
                "--tiktok.api-url=${TIKTOK_API_URL:" + sandbox.baseUrl() + "}",
                "--tiktok.auth-url=${TIKTOK_AUTH_URL:" + sandbox.baseUrl() + "}",
                "--tiktok.consent-url=${TIKTOK_CONSENT_URL:" + sandbox.baseUrl() + "}",
                "--tiktok.app-key=" + options.appKey(),
                "--tiktok.app-secret=" + options.appSecret(),
                "--tiktok.service-id=sandbox-service",
                "--connector.admin-key=" + adminKey,
                "--connector.login.first-password=" + password,
                "--connector.vault.keys=${CONNECTOR_VAULT_KEYS:demo:" + random() + "}",
                "--connections.shortest-store-key=1",
                "--orders.poll.interval-millis=2000",
                "--webhooks.public-url=http://localhost:${server.port}",
                "--tiktok.calls-per-second=${TIKTOK_CALLS_PER_SECOND:20}",
                "--logging.level.root=WARN"));
        if (!System.getenv().containsKey("MARIADB_URL")) {
            settings.add("--spring.datasource.url=" + EmbeddedMariaDb.shared().url("connector"));
            settings.add("--spring.datasource.username=root");
            settings.add("--spring.datasource.password=");
        }
        settings.addAll(List.of(args));
        Clock clock = sandbox.clock();
        return new SpringApplicationBuilder(ConnectorApplication.class)
                .initializers(c -> ((GenericApplicationContext) c).registerBean(Clock.class, () -> clock))
                .run(settings.toArray(String[]::new));
    }

    /** Waits until the shop was read once from its first-import date to now; the id of a held order. */
    private static String awaitOrders(ConfigurableApplicationContext connector) {
        return await().atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> read(
                                connector,
                                "SELECT COALESCE((SELECT h.order_id FROM orders h WHERE h.verdict = 'hold' AND EXISTS"
                                        + " (SELECT 1 FROM shops s WHERE s.polled_at IS NOT NULL)"
                                        + " ORDER BY JSON_VALUE(h.judgement, '$.rule') IN ('on-hold', 'cancel-requested')"
                                        + " DESC, h.modified_at DESC, h.order_id LIMIT 1), '')"),
                        id -> !id.isEmpty());
    }

    private static String toShip(ConfigurableApplicationContext connector) {
        return read(
                connector,
                "SELECT order_id FROM orders WHERE verdict = 'serve' AND shipstation_status = 'AwaitingShipment'"
                        + " ORDER BY modified_at DESC, order_id LIMIT 1");
    }

    private static String imported(ConfigurableApplicationContext connector) {
        return read(connector, "SELECT CONCAT(COUNT(*), '') FROM orders");
    }

    private static String read(ConfigurableApplicationContext connector, String query) {
        TransactionTemplate transaction = new TransactionTemplate(connector.getBean(PlatformTransactionManager.class));
        String answer = transaction.execute(
                status -> connector.getBean(JdbcTemplate.class).queryForObject(query, String.class));
        return answer == null ? "" : answer;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
