package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contender with what runs it: this JDK, or JDK 25 with and without an AOT cache where {@code JAVA_25_HOME} names one. */
record Starter(String name, Contender contender, String javaHome, List<String> arguments) {
    private static final Path EXTRACTED = Path.of("bench/target/extracted");
    private static final Path CACHE = Path.of("bench/target/us.aot");

    static List<Starter> all(List<Contender> contenders) {
        List<Starter> all = new ArrayList<>();
        String here = System.getProperty("java.home");
        List<String> jar = List.of("-jar", System.getProperty("bench.jar"));
        contenders.forEach(one -> all.add(new Starter(one.word, one, here, jar)));
        String jdk25 = System.getProperty("bench.jdk25");
        if (jdk25 != null && contenders.contains(Contender.US)) {
            all.add(new Starter("us, JDK 25", Contender.US, jdk25, jar));
            all.add(new Starter("us, JDK 25, AOT cache", Contender.US, jdk25, cached("-XX:AOTCache=" + CACHE)));
        }
        return all;
    }

    /** A run of this makes the cache when it ends. */
    static Starter training(String javaHome) {
        return new Starter("training", Contender.US, javaHome, cached("-XX:AOTCacheOutput=" + CACHE));
    }

    boolean isCached() {
        return arguments.contains("-XX:AOTCache=" + CACHE);
    }

    /** The JVM does not cache what lies in jars within a jar. */
    private static List<String> cached(String option) {
        Path jar = EXTRACTED.resolve(Path.of(System.getProperty("bench.jar")).getFileName());
        return List.of(option, "-jar", jar.toString());
    }

    static List<String> extraction() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                System.getProperty("bench.jar"),
                "extract",
                "--force",
                "--destination",
                EXTRACTED.toString());
    }

    Program program(String tiktok, String jdbcUrl, List<String> ciphers, int port) {
        return contender == Contender.US
                ? Contender.us(javaHome, arguments.stream(), tiktok, jdbcUrl, port)
                : contender.importer(tiktok, jdbcUrl, ciphers, port);
    }
}
