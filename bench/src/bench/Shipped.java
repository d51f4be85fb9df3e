package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What has to be brought to a machine, and what somebody has to read who wants to know how orders come in. */
final class Shipped {
    private static final String OF_LIMIT = ".*/(jackson-(core|databind|annotations)|mariadb-java-client|slf4j-api)-.*jar";
    private static final Path HERE = Path.of("bench/src/bench");

    private Shipped() {}

    static Figures tell(Contender contender, Figures figures) throws IOException {
        long bytes = 0;
        for (Path each : shipped(contender)) {
            try (Stream<Path> files = Files.walk(each)) {
                bytes += files.filter(Files::isRegularFile).mapToLong(Shipped::size).sum();
            }
        }
        long lines = 0;
        for (Path each : flow(contender)) {
            lines += Files.readAllLines(each).stream().filter(Shipped::counts).count();
        }
        return figures.with("MB shipped", bytes / 1e6).with("lines of flow", lines);
    }

    private static List<Path> shipped(Contender contender) throws IOException {
        return switch (contender) {
            case LIMIT, SEALED -> jars(System.getProperty("java.class.path"), OF_LIMIT);
            case SPRING_INTEGRATION -> Stream.concat(
                            jars(Files.readString(Path.of("bench/target/integration.classpath")), ".*").stream(),
                            jars(System.getProperty("java.class.path"), OF_LIMIT.replace("slf4j-api", "HikariCP"))
                                    .stream())
                    .distinct()
                    .toList();
            case NODE -> List.of(Path.of("bench/node"));
            case US -> List.of(Path.of(System.getProperty("bench.jar")), Path.of("routes"));
        };
    }

    private static List<Path> jars(String classPath, String pattern) {
        return Arrays.stream(classPath.strip().split(":"))
                .filter(each -> each.matches(pattern))
                .map(Path::of)
                .distinct()
                .toList();
    }

    /** Without mapping and rules, for all. */
    private static List<Path> flow(Contender contender) {
        return switch (contender) {
            case LIMIT, SEALED -> List.of(HERE.resolve("Limit.java"));
            case SPRING_INTEGRATION -> List.of(HERE.resolve("SpringIntegration.java"));
            case NODE -> List.of(Path.of("bench/node/import.mjs"));
            case US -> Stream.of("orders.wake", "orders.poll", "orders.import", "tiktok.call")
                    .map(route -> Path.of("routes", route + ".camel.yaml"))
                    .toList();
        };
    }

    private static boolean counts(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("//") && !text.startsWith("#") && !text.matches("(/\\*\\*|\\*).*");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
