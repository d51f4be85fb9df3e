package bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A way to do the job. */
enum Contender {
    LIMIT("limit"),
    /** What of the difference is sealing. */
    SEALED("limit-sealed"),
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

    /** What imports all orders of these shops. */
    Program importer(String tiktok, String jdbcUrl, List<String> ciphers, int port) {
        String shops = String.join(",", ciphers);
        return switch (this) {
            case LIMIT -> Program.java(word, Limit.class, tiktok, jdbcUrl, shops);
            case SEALED -> Program.java(word, Limit.class, tiktok, jdbcUrl, shops, "sealed");
            case SPRING_INTEGRATION -> Program.java(word, SpringIntegration.class, tiktok, jdbcUrl, shops);
            case NODE -> Program.node(word, "import", tiktok, Program.node(jdbcUrl), shops);
            case US -> us(tiktok, jdbcUrl, port);
        };
    }

    /** What hands out the orders of one shop that lie in the table. */
    Program exporter(String jdbcUrl, String cipher, int port) {
        String name = word + "-export";
        String door = String.valueOf(port);
        return switch (this) {
            case LIMIT -> Program.java(name, LimitExport.class, jdbcUrl, cipher, door);
            case SPRING_INTEGRATION -> Program.java(name, IntegrationExport.class, jdbcUrl, cipher, door);
            case NODE -> Program.node(name, "export", Program.node(jdbcUrl), cipher, door);
            case SEALED, US -> throw new IllegalArgumentException(word + " is no exporter");
        };
    }

    /** What takes in parcels of a shop and tells TikTok of them. */
    Program shipper(String tiktok, String jdbcUrl, String cipher, String token, int port) {
        String name = word + "-parcels";
        String door = String.valueOf(port);
        return switch (this) {
            case LIMIT -> Program.java(name, LimitParcels.class, tiktok, jdbcUrl, cipher, token, door);
            case SPRING_INTEGRATION ->
                Program.java(name, IntegrationParcels.class, tiktok, jdbcUrl, cipher, token, door);
            case NODE -> Program.node(name, "parcels", tiktok, Program.node(jdbcUrl), cipher, token, door);
            case SEALED, US -> throw new IllegalArgumentException(word + " is no shipper");
        };
    }

    /** The connector as it is shipped; nothing but the rate limit for each shop is lifted. */
    static Program us(String tiktok, String jdbcUrl, int port) {
        return us(
                System.getProperty("java.home"),
                Stream.of("-jar", System.getProperty("bench.jar")),
                tiktok,
                jdbcUrl,
                port);
    }

    /**
     * The same by another JDK or with other arguments.
     *
     * @param what options of the JVM and what it runs
     */
    static Program us(String javaHome, Stream<String> what, String tiktok, String jdbcUrl, int port) {
        List<String> command = Program.jvm(US.word, javaHome);
        command.add("@docker/java.options");
        // As BENCH_OPTIONS=-XX:StartFlightRecording=filename=bench/target/us.jfr
        command.addAll(List.of(System.getProperty("bench.options", "-Dbench").split(" ")));
        what.forEach(command::add);
        return new Program(
                US.word,
                command,
                Map.ofEntries(
                        Map.entry("PORT", String.valueOf(port)),
                        Map.entry("MARIADB_URL", jdbcUrl),
                        Map.entry("MARIADB_USER", "root"),
                        Map.entry("MARIADB_PASSWORD", ""),
                        Map.entry("TIKTOK_API_URL", tiktok),
                        Map.entry("TIKTOK_AUTH_URL", tiktok),
                        Map.entry("TIKTOK_CONSENT_URL", tiktok),
                        Map.entry("TIKTOK_APP_KEY", TikTokCalls.APP_KEY),
                        Map.entry("TIKTOK_APP_SECRET", TikTokCalls.APP_SECRET),
                        Map.entry("TIKTOK_SERVICE_ID", "bench"),
                        Map.entry("TIKTOK_CALLS_PER_SECOND", "100000"),
                        Map.entry("CONNECTOR_ADMIN_KEY", Connector.ADMIN_KEY),
                        Map.entry("CONNECTOR_VAULT_KEYS", "k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                        Map.entry("CONNECTOR_FIRST_PASSWORD", "only for this bench")));
    }
}
