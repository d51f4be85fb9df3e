package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.testing.StepHooks;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker's lease lasts beyond each call that it makes, and is not written while hardly any of it is over. */
class WornLeaseTest {
    private static final String SECONDS_LEFT = "SELECT TIMESTAMPDIFF(SECOND, SYSDATE(6), push_until) FROM shops";
    private static final StepHooks HOOKS = new StepHooks();

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage(HOOKS);

    @ParameterizedTest
    @CsvSource({"shipments.send.begin,shipments.send.tiktok", "shipments.settle.write,shipments.push.release"})
    void aWornLeaseIsLengthenedWithTheNextWord(String write, String next) {
        AtomicInteger left = new AtomicInteger();
        HOOKS.before(write, () -> leaseEnds("SYSDATE(6) + INTERVAL 60 SECOND"));
        HOOKS.before(next, () -> left.set(STAGE.connector.count(SECONDS_LEFT)));

        tell();

        await().untilAsserted(() -> assertThat(left).hasValueBetween(200, 300));
    }

    @Test
    void aFreshLeaseIsLeftAsItIs() {
        AtomicInteger year = new AtomicInteger();
        HOOKS.before("shipments.send.begin", () -> leaseEnds("'2099-01-01'"));
        HOOKS.before(
                "shipments.push.release", () -> year.set(STAGE.connector.count("SELECT YEAR(push_until) FROM shops")));

        tell();

        await().untilAsserted(() -> assertThat(year).hasValue(2099));
    }

    @Test
    void aLeaseThatWasTakenOverIsNotLengthened() {
        AtomicInteger left = new AtomicInteger();
        HOOKS.before("shipments.settle.write", () -> {
            leaseEnds("SYSDATE(6) + INTERVAL 60 SECOND");
            STAGE.connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_version = push_version + 1"));
        });
        HOOKS.before("shipments.push.release", () -> {
            left.set(STAGE.connector.count(SECONDS_LEFT));
            leaseEnds("NULL");
        });

        tell();

        await().untilAsserted(() -> assertThat(left).hasValueBetween(1, 60));
    }

    private static void tell() {
        String order = STAGE.mugs(1);
        assertThat(STAGE.tell(ParcelStage.ups(order)).path("status").asText()).isEqualTo("success");
    }

    private static void leaseEnds(String when) {
        STAGE.connector.sql(jdbc -> jdbc.update("UPDATE shops SET push_until = " + when));
    }
}
