package dev.shopconnector.demo;

import dev.shopconnector.sandbox.SandboxApplication;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The sandbox of {@code docker compose --profile sandbox up}: starts a TikTok Shop, leaves the connector the settings
 * for it, connects its first shop and says where to look. Environment: that of {@link SandboxApplication};
 * {@code CONNECTOR_URL} and {@code SANDBOX_URL} as containers reach them; {@code CONNECTOR_PUBLIC_URL} and
 * {@code SANDBOX_PUBLIC_URL} as people reach them; {@code SANDBOX_SETTINGS}, the folder for the settings;
 * {@code CONNECTOR_DEMO_KEY}, {@code CONNECTOR_ADMIN_KEY}.
 */
public final class SandboxWithShop {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(2);
    private static final Duration IMPORTED_PAST = Duration.ofDays(60);

    private final Map<String, String> environment;

    private SandboxWithShop(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        try {
            new SandboxWithShop(System.getenv()).run();
        } catch (IllegalStateException e) {
            System.err.println("The sandbox's shop is not connected: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        SandboxSettings.refuseBesideRealApp(environment);
        SandboxOptions options = SandboxApplication.options(environment);
        TikTokSandbox sandbox = TikTokSandbox.start(options);
        SandboxSettings settings = SandboxSettings.of(
                options, get("SANDBOX_URL", sandbox.baseUrl()), get("SANDBOX_PUBLIC_URL", sandbox.baseUrl()));
        settings.write(Path.of(get("SANDBOX_SETTINGS", "/run/sandbox")));

        String url = get("CONNECTOR_URL", "http://localhost:8080");
        ConnectorView connector = new ConnectorView(url);
        connector.awaitReady(LONGEST_START);
        String key = new ConsentWalk(url, get("CONNECTOR_ADMIN_KEY", settings.adminKey()))
                .connect(
                        "Demo store",
                        get("CONNECTOR_DEMO_KEY", settings.demoKey()),
                        sandbox.clock().instant().minus(IMPORTED_PAST));
        // Orders are read in the order of their last change, so when this one is there, so are those before it.
        String toShip = sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()).withUnits(2));
        String held = sandbox.control().orders().place(NewOrder.paidNow());
        connector.awaitOrder(key, held, LONGEST_IMPORT);
        System.out.println(DemoGuide.text(
                get("CONNECTOR_PUBLIC_URL", url),
                get("SANDBOX_PUBLIC_URL", sandbox.baseUrl()),
                key,
                held,
                toShip,
                "more than " + connector.served(key),
                settings.firstPassword(),
                false));
    }

    /** What is set to nothing counts as not set: Compose hands empty variables on. */
    private String get(String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
