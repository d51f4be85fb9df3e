package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A way to do the job, as a process of its own. */
enum Contender {
    LIMIT("limit"),
    SPRING_INTEGRATION("spring-integration"),
    NODE("node"),
    US("us");

    final String word;

    Contender(String word) {
        this.word = word;
    }

    static Contender of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contender is called " + word));
    }

    /** Starts it; its output goes to a file below {@code bench/target}. */
    Process start(String tiktok, String jdbcUrl, String ciphers, int port) throws IOException {
        List<String> command = new ArrayList<>();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        switch (this) {
            case LIMIT -> command.addAll(
                    List.of(java, "-Xmx256m", "-cp", classPath, Limit.class.getName(), tiktok, jdbcUrl, ciphers));
            case SPRING_INTEGRATION -> command.addAll(List.of(
                    java, "-Xmx256m", "-cp", classPath, SpringIntegration.class.getName(), tiktok, jdbcUrl, ciphers));
            case NODE -> command.addAll(List.of(
                    "node",
                    "bench/node/import.mjs",
                    tiktok,
                    jdbcUrl.replaceFirst("^jdbc:mariadb://", "").replaceFirst("\\?.*$", ""),
                    ciphers));
            case US -> {
                command.addAll(List.of(java, "-Xmx256m"));
                // As -Dbench.options=-XX:StartFlightRecording=filename=bench/target/us.jfr
                command.addAll(List.of(System.getProperty("bench.options", "-Dbench").split(" ")));
                command.addAll(List.of("-jar", System.getProperty("bench.jar")));
            }
        }
        Files.createDirectories(Path.of("bench/target"));
        File log = Path.of("bench/target", word + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        if (this == US) {
            builder.environment()
                    .putAll(Map.of(
                            "PORT", String.valueOf(port),
                            "MARIADB_URL", jdbcUrl,
                            "MARIADB_USER", "root",
                            "MARIADB_PASSWORD", "",
                            "TIKTOK_API_URL", tiktok,
                            "TIKTOK_AUTH_URL", tiktok,
                            "TIKTOK_CONSENT_URL", tiktok,
                            "TIKTOK_APP_KEY", "sandbox-app",
                            "TIKTOK_APP_SECRET", "sandbox-secret-for-demonstration-only",
                            "TIKTOK_SERVICE_ID", "bench"));
            builder.environment().put("TIKTOK_CALLS_PER_SECOND", "100000");
            builder.environment().put("CONNECTOR_ADMIN_KEY", Bench.ADMIN_KEY);
            builder.environment().put("CONNECTOR_VAULT_KEYS", "k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            builder.environment().put("CONNECTOR_FIRST_PASSWORD", "only for this bench");
        }
        return builder.start();
    }
}
