package dev.shopconnector.sandbox;

import java.util.Map;

/**
 * The sandbox alone. Environment: {@code SANDBOX_PORT} (8090), {@code SANDBOX_BIND} (127.0.0.1), {@code SANDBOX_ORDERS}
 * (300), {@code SANDBOX_SEED}, {@code SANDBOX_APP_KEY}, {@code SANDBOX_APP_SECRET}, {@code SANDBOX_CALLBACK_URL}
 * ({@code http://localhost:8080/connections/callback}).
 */
public final class SandboxApplication {
    private SandboxApplication() {}

    public static void main(String[] args) {
        SandboxOptions options = options(System.getenv());
        TikTokSandbox sandbox = TikTokSandbox.start(options);
        System.out.println("TikTok Shop sandbox: " + sandbox.baseUrl() + " (app key " + options.appKey() + ", "
                + options.orders() + " orders)");
        System.out.println(
                "  consent:  " + sandbox.baseUrl() + "/open/authorize?service_id=sandbox-service&state=demo");
        System.out.println(
                "  control:  curl -X POST " + sandbox.baseUrl() + "/sandbox/control/orders -d '{\"units\":2}'");
    }

    /** The demo's options with what the environment says. */
    public static SandboxOptions options(Map<String, String> environment) {
        SandboxOptions demo = SandboxOptions.forDemo();
        return demo.withPort(Integer.parseInt(environment.getOrDefault("SANDBOX_PORT", "8090")))
                .withBindAddress(environment.getOrDefault("SANDBOX_BIND", demo.bindAddress()))
                .withOrders(Integer.parseInt(environment.getOrDefault("SANDBOX_ORDERS", "300")))
                .withSeed(Long.parseLong(environment.getOrDefault("SANDBOX_SEED", Long.toString(demo.seed()))))
                .withApp(
                        environment.getOrDefault("SANDBOX_APP_KEY", demo.appKey()),
                        environment.getOrDefault("SANDBOX_APP_SECRET", demo.appSecret()))
                .withCallbackUrl(environment.getOrDefault("SANDBOX_CALLBACK_URL", demo.callbackUrl()));
    }
}
