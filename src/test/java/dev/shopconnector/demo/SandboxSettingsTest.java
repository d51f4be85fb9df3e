package dev.shopconnector.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopconnector.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxSettingsTest {

    @Test
    void everySettingIsOneThatTheConnectorReads(@TempDir Path folder) throws IOException {
        String application = new String(
                SandboxSettingsTest.class
                        .getResourceAsStream("/application.yaml")
                        .readAllBytes(),
                StandardCharsets.UTF_8);

        Map<String, String> written = write(folder, SandboxOptions.forTests());

        assertThat(written).hasSize(10).containsEntry("orders.poll.interval-millis", "2000");
        assertThat(application).contains("interval-millis:");
        written.keySet().stream().filter(name -> !name.contains(".")).forEach(name -> assertThat(application)
                .contains("${" + name + ":"));
    }

    @Test
    void aSandboxThatStartsAgainFitsTheDatabaseOfTheFirst(@TempDir Path folder) throws IOException {
        SandboxOptions options = SandboxOptions.forTests();

        Map<String, String> first = write(folder.resolve("first"), options);

        assertThat(write(folder.resolve("second"), options)).isEqualTo(first);
        assertThat(write(folder.resolve("other"), options.withApp("sandbox-app", "another secret")))
                .doesNotContainEntry("CONNECTOR_VAULT_KEYS", first.get("CONNECTOR_VAULT_KEYS"))
                .doesNotContainEntry("CONNECTOR_ADMIN_KEY", first.get("CONNECTOR_ADMIN_KEY"));
    }

    @Test
    void staysAwayFromARealApp() {
        SandboxSettings.refuseBesideRealApp(Map.of("TIKTOK_APP_KEY", "", "SANDBOX_APP_KEY", "mine"));

        assertThatThrownBy(() -> SandboxSettings.refuseBesideRealApp(Map.of("TIKTOK_APP_KEY", "abc")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TIKTOK_APP_KEY");
        assertThatThrownBy(() -> SandboxSettings.refuseBesideRealApp(Map.of("TIKTOK_APP_SECRET", "a-secret")))
                .hasMessageContaining("TIKTOK_APP_SECRET")
                .hasMessageNotContaining("a-secret");
    }

    private static Map<String, String> write(Path folder, SandboxOptions options) throws IOException {
        SandboxSettings.of(options, "http://sandbox:8090", "http://localhost:8090")
                .write(folder);
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }
}
