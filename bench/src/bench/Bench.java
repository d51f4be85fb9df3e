package bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.demo.ConsentWalk;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.testing.EmbeddedMariaDb;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Workload W1: each contender in turn imports the same orders, as often as wished (A B C D A B C D …), into a database of
 * its own on one server, from one TikTok. A run with a lost, doubled or wrong order is void and ends the bench.
 */
public final class Bench {
    static final String ADMIN_KEY = "the-admin-key-of-the-bench";
    private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();

    private final int orders;
    private final long latencyMillis;
    private final List<ObjectNode> samples;

    private Bench(int orders, long latencyMillis, List<ObjectNode> samples) {
        this.orders = orders;
        this.latencyMillis = latencyMillis;
        this.samples = samples;
    }

    /** What a run cost, from the first question to TikTok until the last order is stored and the cursor behind it. */
    record Run(double seconds, double cpuSeconds, long statements, int calls, long peakMegabytes) {}

    /** {@code orders latency-ms rounds contenders}, as {@code 10000 0 3 limit,us}. */
    public static void main(String[] arguments) throws Exception {
        int orders = Integer.parseInt(arguments[0]);
        long latency = Long.parseLong(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        List<Contender> contenders =
                Arrays.stream(arguments[3].split(",")).map(Contender::of).toList();
        Bench bench = new Bench(orders, latency, World.samples());
        Map<Contender, List<Run>> runs = new EnumMap<>(Contender.class);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                Run run = bench.run(contender, round);
                runs.computeIfAbsent(contender, none -> new ArrayList<>()).add(run);
                System.err.printf(Locale.ROOT, "round %d %-18s %s%n", round, contender.word, run);
            }
        }
        System.out.print(Report.table(orders, latency, runs));
        System.exit(0);
    }

    private Run run(Contender contender, int round) throws Exception {
        String jdbcUrl = EmbeddedMariaDb.shared().url("bench_" + contender.name().toLowerCase(Locale.ROOT) + round);
        if (contender != Contender.US) {
            Table.create(jdbcUrl);
        }
        Instant now = Instant.now();
        try (TikTokSandbox sandbox = TikTokSandbox.start(
                        SandboxOptions.forTests().withOrders(0).withClock(now, true));
                FastTikTok tiktok = fast(sandbox, now)) {
            int port = freePort();
            String cipher = shop(sandbox).cipher();
            Process process = contender.start(tiktok.url(), jdbcUrl, cipher, port);
            try {
                if (contender == Contender.US) {
                    connect(port, process, now);
                }
                return watch(contender, process, tiktok, jdbcUrl);
            } finally {
                process.destroy();
                process.waitFor();
                drop(jdbcUrl);
            }
        }
    }

    private FastTikTok fast(TikTokSandbox sandbox, Instant now) throws Exception {
        World world = world(now);
        return new FastTikTok(sandbox.baseUrl(), Map.of(shop(sandbox).cipher(), world), latencyMillis);
    }

    private World known;

    /** The same for all runs, so that its making costs none of them. */
    private World world(Instant now) {
        if (known == null) {
            known = new World(orders, now, 1, samples);
        }
        return known;
    }

    private static Shop shop(TikTokSandbox sandbox) {
        return sandbox.control().sellers().all().get(0).shops().get(0);
    }

    private Run watch(Contender contender, Process process, FastTikTok tiktok, String jdbcUrl) throws Exception {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (tiktok.firstSearch() == 0) {
            pause(contender, process, deadline, 1);
        }
        Duration cpu = cpu(process);
        long statements = Table.number(jdbcUrl, QUESTIONS);
        int looks = 0;
        String done = contender == Contender.US
                ? "SELECT COUNT(*) FROM shops WHERE polled_at IS NOT NULL"
                : "SELECT COUNT(*) FROM bench_shops WHERE done";
        try (var db = java.sql.DriverManager.getConnection(jdbcUrl, "root", "");
                var look = db.prepareStatement(done)) {
            while (true) {
                looks++;
                try (var row = look.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        break;
                    }
                }
                pause(contender, process, deadline, 10);
            }
        }
        double seconds = (System.nanoTime() - tiktok.firstSearch()) / 1e9;
        double cpuSeconds = cpu(process).minus(cpu).toMillis() / 1e3;
        long peak = Memory.peakMegabytes(process.pid());
        long asked = Table.number(jdbcUrl, QUESTIONS) - statements - looks;
        int calls = tiktok.searches();
        verify(contender, jdbcUrl);
        return new Run(seconds, cpuSeconds, asked, calls, peak);
    }

    private static final String QUESTIONS =
            "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'QUESTIONS'";

    private void verify(Contender contender, String jdbcUrl) throws SQLException {
        Map<String, World.Expected> found = contender == Contender.US ? Table.ours(jdbcUrl) : Table.theirs(jdbcUrl);
        Map<String, World.Expected> expected = known.expected();
        if (!found.equals(expected)) {
            String first = expected.keySet().stream()
                    .filter(id -> !expected.get(id).equals(found.get(id)))
                    .findFirst()
                    .map(id -> id + " " + expected.get(id) + " but " + found.get(id))
                    .orElse("an order that there is not");
            throw new IllegalStateException("void: " + contender.word + " has " + found.size() + " orders of "
                    + expected.size() + "; first difference " + first);
        }
    }

    private static void pause(Contender contender, Process process, long deadline, long millis)
            throws InterruptedException {
        if (System.nanoTime() > deadline || (!process.isAlive() && process.exitValue() != 0)) {
            throw new IllegalStateException("void: " + contender.word + " did not end; see bench/target/"
                    + contender.word + ".log");
        }
        Thread.sleep(millis);
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void connect(int port, Process process, Instant now) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI ready = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!isReady(http, ready)) {
            pause(Contender.US, process, deadline, 50);
        }
        new ConsentWalk("http://127.0.0.1:" + port, ADMIN_KEY)
                .connect("Bench", "a-store-key-for-the-bench-only-1", now.minus(Duration.ofDays(60)));
    }

    private static boolean isReady(HttpClient http, URI ready) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void drop(String jdbcUrl) throws SQLException {
        String name = jdbcUrl.replaceFirst("^.*/", "").replaceFirst("\\?.*$", "");
        try (var db = java.sql.DriverManager.getConnection(jdbcUrl, "root", "");
                var sql = db.createStatement()) {
            sql.execute("DROP DATABASE " + name);
        }
    }
}
