package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.settings.AskedBackfill;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.testing.ChildConnector;
import dev.shopconnector.testing.CrashPoint;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that die in the middle of a backfill: the next one goes on, no order is lost and none is counted twice. */
class BackfillSurvivesKillsTest {
    private static final int ORDERS = 300;
    private static final Path LOGS = Path.of("target", "killed-backfills");
    private static final List<String> JVM = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final List<String> MOMENTS = List.of(
            "after orders.backfill.page#2", "before commit#2", "after commit#2", "after orders.backfill.import#4");

    @Test
    void theNextNodeGoesOnWhereTheLastOneDied() throws IOException {
        Files.createDirectories(LOGS);
        String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
        Instant now = Instant.now();
        try (TikTokSandbox sandbox = TikTokSandbox.start(
                        SandboxOptions.forTests().withOrders(ORDERS).withClock(now.plusSeconds(2), true));
                RunningConnector door = RunningConnector.start(sandbox, jdbcUrl, "orders.poll.tick-millis=86400000")) {
            String shop =
                    sandbox.control().sellers().all().get(0).shops().get(0).id();
            door.connect("1", sandbox.clock().instant());
            ImportWishes wishes = door.bean(ImportWishes.class);
            LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
            wishes.backfill(shop, today.minusDays(200), null, "ada");
            Instant cursor = Instant.EPOCH;

            for (String moment : MOMENTS) {
                try (ChildConnector node = start(sandbox, jdbcUrl, moment)) {
                    assertThat(node.awaitEnd(120_000)).as(moment).isTrue();
                    assertThat(node.exitCode()).as(moment).isEqualTo(CrashPoint.EXIT_CODE);
                }
                AskedBackfill backfill = wishes.backfills(shop).get(0);
                assertThat(backfill.state()).as(moment).isEqualTo("running");
                assertThat(backfill.cursor()).as(moment).isAfterOrEqualTo(cursor);
                assertThat(backfill.orders())
                        .as("a page and its progress are one transaction; %s", moment)
                        .isEqualTo(StoredShop.read(jdbcUrl, shop).orders().size());
                cursor = backfill.cursor();
            }
            assertThat(wishes.backfills(shop).get(0).orders()).isBetween(1L, ORDERS - 1L);

            try (ChildConnector node = start(sandbox, jdbcUrl, "")) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> wishes.backfills(shop).get(0).state().equals("done"));
                assertThat(node.isAlive()).isTrue();
            }
            assertThat(StoredShop.read(jdbcUrl, shop).orders()).isEqualTo(SandboxTruth.of(sandbox, shop));
            assertThat(wishes.backfills(shop).get(0).orders()).isEqualTo(ORDERS);
        }
    }

    private static ChildConnector start(TikTokSandbox sandbox, String jdbcUrl, String crash) {
        return ChildConnector.start(
                sandbox.baseUrl(),
                jdbcUrl,
                crash,
                JVM,
                LOGS.resolve(crash.replaceAll("[^a-z0-9]+", "-") + ".log"),
                "orders.import.lease=1s",
                "orders.import.page-size=10",
                "orders.backfill.pages=3",
                "logging.level.root=ERROR");
    }
}
