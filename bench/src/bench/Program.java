package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A contender that can be started as a process of its own. Java has 256 MB of heap, whoever it is.
 *
 * @param name of its log and its garbage collector's log below {@code bench/target}
 */
record Program(String name, List<String> command, Map<String, String> environment) {
    private static final Path TARGET = Path.of("bench/target");

    /** A class of the bench as a program. */
    static Program java(String name, Class<?> main, String... arguments) {
        List<String> command = jvm(name, System.getProperty("java.home"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Program(name, command, Map.of());
    }

    /** A script of {@code bench/node} as a program. */
    static Program node(String name, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "bench/node/" + script + ".mjs"));
        command.addAll(List.of(arguments));
        return new Program(name, command, Map.of());
    }

    /** Where that database is, as scripts are told: host:port/database. */
    static String node(String jdbcUrl) {
        return jdbcUrl.replaceFirst("^jdbc:mariadb://", "").replaceFirst("\\?.*$", "");
    }

    /** The beginning of a command line. The garbage collector's log tells what is allocated. */
    static List<String> jvm(String name, String javaHome) {
        return new ArrayList<>(List.of(
                Path.of(javaHome, "bin", "java").toString(), "-Xmx256m", "-Xlog:gc:file=" + gcLog(name) + ":uptime"));
    }

    private static Path gcLog(String name) {
        return TARGET.resolve(name + ".gc.log");
    }

    Running start() throws IOException {
        Files.createDirectories(TARGET);
        Files.deleteIfExists(gcLog(name));
        File log = TARGET.resolve(name + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        return new Running(name, builder.start(), new Heap(gcLog(name)));
    }
}
