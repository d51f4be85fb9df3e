package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all of it ran on. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    static String asMarkdown() throws IOException, SQLException, InterruptedException {
        return """
                # Report of the bench, %s

                | | |
                |---|---|
                | machine | %d cores, %s, %s kB of memory, %s |
                | Java | %s; for each contender a heap of 256 MB |
                | MariaDB | %s, embedded, as the tests configure it |
                | Node | %s; fastify %s, undici %s, mariadb %s |
                | Spring Integration | %s |
                | connector | %s, commit %s |

                %s
                """
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        first(CPUS, "model name\\s*: (.*)"),
                        first(MEMORY, "MemTotal:\\s*(\\d+)"),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                        Database.version(),
                        said("node", "--version"),
                        npm("fastify"),
                        npm("undici"),
                        npm("mariadb"),
                        first(
                                System.getProperty("java.class.path"),
                                "spring-integration-core-([^/]*)\\.jar"),
                        Path.of(System.getProperty("bench.jar")).getFileName(),
                        said("git", "rev-parse", "--short", "HEAD"),
                        load());
    }

    /** On a machine that does anything else, seconds mean nothing. */
    static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? "Load average " + Files.readString(load).strip() + "\n" : "";
    }

    private static String first(Path file, String pattern) throws IOException {
        return Files.exists(file) ? first(Files.readString(file), pattern) : "–";
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "–";
    }

    private static String npm(String name) throws IOException {
        Path description = Path.of("bench/node/node_modules", name, "package.json");
        return Files.exists(description)
                ? new ObjectMapper().readTree(description.toFile()).path("version").asText()
                : "–";
    }

    private static String said(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return said.isEmpty() ? "–" : said;
        } catch (IOException e) {
            return "–";
        }
    }
}
