package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seller's newer word about a carrier counts, or is answered in words, whenever it comes. */
class CarrierToldAnewTest {
    private static final String FEDEX_NUMBER = "7712345678";
    private static final StepHooks HOOKS = new StepHooks();
    private static final ParcelStage STAGE = new ParcelStage(HOOKS);

    @AfterEach
    void noTrouble() {
        HOOKS.clear();
        STAGE.sandbox.control().clearFaults();
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    private static ObjectNode ups(String orderId) {
        return ShippingStation.parcel(orderId, "ups", ParcelStage.number());
    }

    /** FedEx is told for the parcel when it comes to this step, in a request of its own. */
    private static void fedexMeanwhile(String step, ObjectNode parcel) {
        HOOKS.before(step, () -> {
            HOOKS.clear();
            STAGE.takesIn(fedex(parcel));
        });
    }

    private static ObjectNode fedex(ObjectNode parcel) {
        return parcel.deepCopy().put("carrier_code", "fedex").put("notification_id", "fedex");
    }

    private static String carrierAtTikTok(String order) {
        return STAGE.atTikTok(order).at("/line_items/0/shipping_provider_name").asText();
    }

    @Test
    void whatTikTokRefusesWithTheOldCarrierIsToldWithTheNewOne() {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 21011022, "no number of UPS").on(ParcelStage.markPath(order)));
        fedexMeanwhile("shipments.send.tiktok", parcel);

        JsonNode answer = STAGE.tell(parcel);

        Parcel accepted = STAGE.decided(answer, "accepted");
        assertThat(accepted.carrierCode()).isEqualTo("fedex");
        assertThat(carrierAtTikTok(order)).isEqualTo("FedEx");
        assertThat(accepted.journey())
                .extracting(ParcelStep::rule)
                .containsSubsequence("telling", "received", "tracking", "received", "telling", "accepted");
    }

    @Test
    void whatTikTokAcceptsWithTheOldCarrierSaysSo() {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        fedexMeanwhile("shipments.send.tiktok", parcel);

        JsonNode answer = STAGE.tell(parcel);

        assertThat(answer.path("status").asText()).isEqualTo("success");
        assertThat(carrierAtTikTok(order)).isEqualTo("UPS");
        saysThatUpsIsKept(answer);
        assertThat(STAGE.tell(fedex(parcel)).path("submission_id")).isEqualTo(answer.path("submission_id"));
        saysThatUpsIsKept(answer);
    }

    @Test
    void whatTikTokAcceptedWithTheOldCarrierAndNobodyHeardSaysSoToo() {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        fedexMeanwhile("shipments.send.tiktok", parcel);
        JsonNode answer = STAGE.tell(parcel);
        STAGE.advance(Duration.ofMinutes(16));
        STAGE.decided(answer, "accepted-before");
        saysThatUpsIsKept(answer);
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void aCarrierToldBeforeTikTokIsTheOneThatItIsTold() {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        fedexMeanwhile("shipments.send.begin", parcel);
        JsonNode answer = STAGE.tell(parcel);
        STAGE.decided(answer, "accepted");
        assertThat(carrierAtTikTok(order)).isEqualTo("FedEx");
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(STAGE.parcel(answer).atTikTok().warnings()).noneMatch(words -> words.contains("Seller Center"));
    }

    @Test
    void aCarrierToldAfterTikToksYesIsAnsweredInWords() {
        ObjectNode parcel = ups(STAGE.mugs(1));
        JsonNode answer = STAGE.tell(parcel);
        for (int times = 0; times < 3; times++) {
            JsonNode late = STAGE.tell(fedex(parcel));
            assertThat(late.path("submission_id")).isEqualTo(answer.path("submission_id"));
            saysThatUpsIsKept(answer);
        }
        STAGE.tell(parcel);
        saysThatUpsIsKept(answer);
    }

    @Test
    void aRefusedCorrectionGoesOnWithAnotherCarrier() {
        String order = STAGE.mugs(1);
        STAGE.tell(ups(order));
        ObjectNode correction = ShippingStation.parcel(order, "pigeon post", FEDEX_NUMBER);
        JsonNode refused = STAGE.tell(correction);
        assertThat(STAGE.parcel(refused).rule()).isEqualTo("carrier");

        JsonNode again = STAGE.tell(fedex(correction));

        assertThat(again.path("status").asText()).as("%s", again).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsExactly(FEDEX_NUMBER);
    }

    private static void saysThatUpsIsKept(JsonNode answer) {
        Parcel parcel = STAGE.parcel(answer);
        assertThat(parcel.state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(parcel.atTikTok().warnings())
                .filteredOn(words -> words.contains("'fedex'"))
                .singleElement()
                .asString()
                .contains("told of the parcel with UPS")
                .contains("Seller Center");
    }
}
