package dev.shopconnector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Connectors in processes of their own that each end before their time: halted at a moment of their work, or killed a
 * little after they have work in hand.
 */
public final class DoomedNodes implements AutoCloseable {
    /** In place of a moment as {@link CrashPoint} reads it: the node is killed. */
    public static final String ANY_MOMENT = "";

    private final List<Doomed> nodes = new ArrayList<>();
    private final Path logs;
    private final String tiktok;
    private final String jdbcUrl;
    private final Random random;
    private final int latestMillis;
    private final List<String> settings;
    private int started;

    private record Doomed(ChildConnector node, String moment) {}

    /**
     * Nodes with these settings; one to be killed has work in hand for at most {@code latestMillis} by then.
     *
     * @param logs the folder for their output
     */
    public DoomedNodes(Path logs, String tiktok, String jdbcUrl, Random random, int latestMillis, String... settings) {
        this.logs = logs;
        this.tiktok = tiktok;
        this.jdbcUrl = jdbcUrl;
        this.random = random;
        this.latestMillis = latestMillis;
        this.settings = List.of(settings);
    }

    public void start(QuickJvm jvm, String moment) {
        ChildConnector node = ChildConnector.start(
                tiktok,
                jdbcUrl,
                moment,
                jvm.options(),
                logs.resolve("node-" + started++ + ".log"),
                settings.toArray(String[]::new));
        nodes.add(new Doomed(node, moment));
    }

    public int alive() {
        return nodes.size();
    }

    /** Waits until one of them has come to its end. */
    public void awaitAnEnd(Predicate<ChildConnector> hasWorkInHand) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hasEnded(hasWorkInHand));
    }

    private boolean hasEnded(Predicate<ChildConnector> hasWorkInHand) {
        for (Doomed doomed : List.copyOf(nodes)) {
            ChildConnector node = doomed.node();
            if (doomed.moment().equals(ANY_MOMENT) && hasWorkInHand.test(node)) {
                node.awaitEnd(random.nextInt(latestMillis));
                node.kill();
            }
            if (!node.isAlive()) {
                assertThat(node.exitCode()).as(doomed.moment()).isEqualTo(CrashPoint.EXIT_CODE);
                nodes.remove(doomed);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        nodes.forEach(doomed -> doomed.node().close());
    }
}
