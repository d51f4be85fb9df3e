package dev.shopconnector.demo;

import dev.shopconnector.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a connector must be told to work with a sandbox, one file a setting, for Spring's {@code configtree:}. The keys
 * follow from the sandbox app's secret, so that a restarted sandbox fits the database that an earlier one filled; they
 * guard invented data only.
 */
final class SandboxSettings {
    private final SandboxOptions options;
    private final Map<String, String> values = new TreeMap<>();

    private SandboxSettings(SandboxOptions options) {
        this.options = options;
    }

    /** {@code url} is how the connector reaches the sandbox, {@code publicUrl} how a browser does. */
    static SandboxSettings of(SandboxOptions options, String url, String publicUrl) {
        SandboxSettings settings = new SandboxSettings(options);
        settings.values.put("TIKTOK_API_URL", url);
        settings.values.put("TIKTOK_AUTH_URL", url);
        settings.values.put("TIKTOK_CONSENT_URL", publicUrl);
        settings.values.put("TIKTOK_APP_KEY", options.appKey());
        settings.values.put("TIKTOK_APP_SECRET", options.appSecret());
        settings.values.put("TIKTOK_SERVICE_ID", "sandbox-service");
        settings.values.put("CONNECTOR_ADMIN_KEY", settings.adminKey());
        settings.values.put("CONNECTOR_FIRST_PASSWORD", settings.firstPassword());
        settings.values.put(
                "CONNECTOR_VAULT_KEYS", "sandbox:" + Base64.getEncoder().encodeToString(settings.derived("vault")));
        settings.values.put("orders.poll.interval-millis", "2000");
        return settings;
    }

    /** Keeps a sandbox away from a connector that works for a real app, and from its database. */
    static void refuseBesideRealApp(Map<String, String> environment) {
        for (String name : new String[] {"TIKTOK_APP_KEY", "TIKTOK_APP_SECRET"}) {
            if (!environment.getOrDefault(name, "").isBlank()) {
                throw new IllegalStateException(name + " is set, so this connector works for a real TikTok app. Start"
                        + " the sandbox from another copy of the project, without that setting.");
            }
        }
    }

    String adminKey() {
        return text("admin");
    }

    String firstPassword() {
        return text("first password");
    }

    String demoKey() {
        return text("demo");
    }

    /** Each file appears whole; a connector that starts meanwhile sees it or does not. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> value : values.entrySet()) {
                Path draft = Files.writeString(folder.resolve("..draft"), value.getValue());
                Files.move(draft, folder.resolve(value.getKey()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the settings cannot be written: " + e, e);
        }
    }

    private String text(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived(purpose));
    }

    private byte[] derived(String purpose) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("sandbox " + purpose + " " + options.appSecret()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
