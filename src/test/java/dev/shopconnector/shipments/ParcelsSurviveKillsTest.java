package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.ChildConnector;
import dev.shopconnector.testing.DoomedNodes;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.QuickJvm;
import dev.shopconnector.testing.RunningConnector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Real processes, really killed while they tell TikTok of parcels: some halt themselves at a named step (as by a power
 * cut, no shutdown hook runs), some get SIGKILL at any moment. TikTok would take a parcel twice here, so that only the
 * order that is read again before keeps a parcel from it. Several shops, so that there is work while a dead node's lease
 * runs out.
 */
class ParcelsSurviveKillsTest {
    private static final int SHOPS = 6;
    private static final int ORDERS_PER_SHOP = 200;
    private static final int TOLD_AT_A_TIME = 10;
    private static final int NODES = 3;
    private static final Path LOGS = Path.of("target", "killed-parcel-nodes");
    /** The parcel in hand is TikTok's and nobody knows; the node dies at the first one that it tells. */
    private static final String AFTER_YES = "after shipments.send.tiktok#1";

    private static final List<String> MOMENTS = List.of(
            "after shipments.push.claim",
            "before shipments.reread.detail",
            "after shipments.reread.detail",
            "before shipments.send.begin",
            "before sql:UPDATE parcels",
            "before commit",
            "after commit",
            "after shipments.send.begin",
            "before shipments.send.tiktok",
            "after shipments.send.tiktok",
            "before shipments.settle.write",
            "after shipments.settle.write");
    private static final int KILLS_PER_MOMENT = 4;
    private static final int FURTHER_AFTER_YES = 4;
    private static final int KILLS_AT_ANY_MOMENT = 8;
    private final Random random = new Random(20261123);
    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
    private final String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
    private final DoomedNodes nodes = new DoomedNodes(
            LOGS,
            sandbox.baseUrl(),
            jdbcUrl,
            random,
            100,
            "shipments.lease=2s",
            "shipments.push.tick-millis=50",
            "shipments.push.workers=1",
            "shipments.retry.first-seconds=1",
            "logging.level.root=ERROR");
    private final List<ShippingStation> stations = new ArrayList<>();
    private final List<Deque<String>> untold = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.close();
        sandbox.close();
    }

    @Test
    void everyParcelArrivesOnceAndWhatTikTokHasAlreadyIsRecognised() {
        sandbox.control().parcels().rules().acceptRepeats(true);
        try (RunningConnector door = RunningConnector.start(
                sandbox,
                jdbcUrl,
                "orders.poll.interval-millis=86400000",
                // Parcels come in through this node; others tell TikTok of them.
                "shipments.push.tick-millis=86400000",
                "stage.shipments.push.to=seda:nobody?size=1&discardWhenFull=true",
                "stage.shipments.push.from=seda:shipments.push",
                "shipments.accept.patience-millis=1")) {
            QuickJvm jvm = new QuickJvm(LOGS, sandbox.baseUrl(), jdbcUrl, "-Droutes=shipments,carriers");
            openShops(door);
            Deque<String> plan = plan();
            int total = plan.size();
            int kills = 0;
            while (kills < total) {
                keepParcelsWaiting(door);
                while (nodes.alive() < NODES && !plan.isEmpty()) {
                    nodes.start(jvm, plan.remove());
                }
                nodes.awaitAnEnd(node -> hasAShop(door, node));
                kills++;
            }
            assertThat(kills).isGreaterThanOrEqualTo(60);

            nodes.start(jvm, DoomedNodes.ANY_MOMENT);
            ManyParcels.awaitNoneWaits(door, 90);
            ManyParcels.assertEachArrivedOnce(door, sandbox, told);
            assertThat(door.count("SELECT COUNT(*) FROM parcels WHERE rule = 'accepted-before' AND pushes > 0"))
                    .as("parcels of nodes that died after TikTok's yes, recognised by the next")
                    .isGreaterThanOrEqualTo(KILLS_PER_MOMENT + FURTHER_AFTER_YES);
        }
    }

    private void openShops(RunningConnector door) {
        for (int shop = 0; shop < SHOPS; shop++) {
            String seller = shop == 0
                    ? "1"
                    : sandbox.control().sellers().add("Seller " + shop, 1, 0).id();
            untold.add(new ArrayDeque<>(ManyParcels.place(sandbox, seller, ORDERS_PER_SHOP, 2)));
            stations.add(
                    new ShippingStation(door, door.connect(seller, Instant.now().minusSeconds(86_400))));
        }
        ManyParcels.awaitImported(door, SHOPS * ORDERS_PER_SHOP);
    }

    private Deque<String> plan() {
        List<String> plan = new ArrayList<>();
        for (String moment : MOMENTS) {
            for (int times = 1; times <= KILLS_PER_MOMENT; times++) {
                plan.add(moment + "#" + (moment.contains("claim") || moment.contains("reread") ? 1 : times));
            }
        }
        plan.addAll(Collections.nCopies(FURTHER_AFTER_YES, AFTER_YES));
        plan.addAll(Collections.nCopies(KILLS_AT_ANY_MOMENT, DoomedNodes.ANY_MOMENT));
        Collections.shuffle(plan, random);
        return new ArrayDeque<>(plan);
    }

    /** Parcels come while nodes die, so that every node dies in the middle of work. */
    private void keepParcelsWaiting(RunningConnector door) {
        while (door.count("SELECT COUNT(*) FROM parcels WHERE state = 'waiting'") < SHOPS * TOLD_AT_A_TIME) {
            for (int shop = 0; shop < SHOPS; shop++) {
                List<String> next = new ArrayList<>();
                while (next.size() < TOLD_AT_A_TIME) {
                    next.add(untold.get(shop).remove());
                }
                ManyParcels.ship(stations.get(shop), next);
                told.addAll(next);
            }
        }
    }

    private static boolean hasAShop(RunningConnector door, ChildConnector node) {
        return door.count("SELECT COUNT(*) FROM shops WHERE push_owner LIKE ?", node.pid() + "-%") > 0;
    }
}
