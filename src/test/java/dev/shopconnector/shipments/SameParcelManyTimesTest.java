package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However often, on whichever node and under whichever notification_id ShipStation tells of a parcel, it is one. */
class SameParcelManyTimesTest {
    private static final int TIMES = 50;
    private static final int ROUNDS = 6;
    private static final int UNITS = 3;

    private static final String DATABASE = EmbeddedMariaDb.shared().freshUrl();
    private static final TikTokSandbox SANDBOX =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0).withClock(Instant.now(), true));
    private static final List<String> ORDERS = ManyParcels.place(SANDBOX, "1", ROUNDS + 1, UNITS);
    private static final RunningConnector ONE = RunningConnector.start(SANDBOX, DATABASE);
    private static final RunningConnector TWO = RunningConnector.start(SANDBOX, DATABASE);
    private static final String KEY = ONE.connect("1", Instant.now().minusSeconds(86_400));

    @BeforeAll
    static void repeatsWouldTakeEffect() {
        SANDBOX.control().parcels().rules().acceptRepeats(true);
        ManyParcels.awaitImported(ONE, ORDERS.size());
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        SANDBOX.close();
    }

    @Test
    void toldFiftyTimesAtOnceOnTwoNodesItIsStoredAndMarkedOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(TIMES);
        try {
            for (String order : ORDERS.subList(0, ROUNDS)) {
                tellEverybodyAtOnce(callers, order);
            }
        } finally {
            callers.shutdown();
        }
    }

    private void tellEverybodyAtOnce(ExecutorService callers, String order) throws Exception {
        List<Callable<JsonNode>> calls = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            ShippingStation station = new ShippingStation(i % 2 == 0 ? ONE : TWO, KEY);
            calls.add(() -> station.ships(ManyParcels.of(order)).path(0));
        }
        Set<String> submissions = new HashSet<>();
        for (Future<JsonNode> answer : callers.invokeAll(calls)) {
            assertThat(answer.get().path("status").asText())
                    .as(answer.get().toString())
                    .isIn("success", "pending");
            submissions.add(answer.get().path("submission_id").asText());
        }

        assertThat(submissions).hasSize(1);
        assertArrivedOnce(order, submissions.iterator().next());
    }

    @Test
    void toldTwiceInOneRequestItIsOneToo() {
        String order = ORDERS.get(ROUNDS);

        JsonNode answers = new ShippingStation(TWO, KEY).ships(ManyParcels.of(order), ManyParcels.of(order));

        assertThat(answers).hasSize(2);
        assertThat(answers.path(0).path("notification_id").asText())
                .isNotEqualTo(answers.path(1).path("notification_id").asText());
        String submission = answers.path(0).path("submission_id").asText();
        assertThat(answers.path(1).path("submission_id").asText())
                .isEqualTo(submission)
                .isNotEmpty();
        assertArrivedOnce(order, submission);
    }

    private void assertArrivedOnce(String order, String submission) {
        ManyParcels.awaitNoneWaits(ONE, 30);
        assertThat(ONE.count("SELECT COUNT(*) FROM parcels WHERE order_id = ?", order))
                .isEqualTo(1);
        assertThat(SANDBOX.control().parcels().of(order)).singleElement().satisfies(parcel -> {
            assertThat(parcel.lineIds()).hasSize(UNITS).allSatisfy(line -> assertThat(
                            SANDBOX.control().parcels().effectiveUploads(line))
                    .isEqualTo(1));
            for (RunningConnector node : List.of(ONE, TWO)) {
                JsonNode later = new ShippingStation(node, KEY).asks(submission);
                assertThat(later.path("status").asText()).as(later.toString()).isEqualTo("success");
                assertThat(later.path("confirmation_code").asText()).isEqualTo(parcel.packageId());
            }
        });
    }
}
