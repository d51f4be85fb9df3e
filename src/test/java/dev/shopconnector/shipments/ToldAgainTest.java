package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A notification that is repeated changes nothing; a new one is acted upon, or answered in words. */
class ToldAgainTest {
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final String CORRECTION = "*/shipping_info/update";
    private static final ParcelStage STAGE = new ParcelStage();

    @AfterEach
    void noTrouble() {
        STAGE.sandbox.control().clearFaults();
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    private static ObjectNode ups(String orderId) {
        return ShippingStation.parcel(orderId, "ups", ParcelStage.number());
    }

    private static ObjectNode pigeon(String orderId) {
        return ShippingStation.parcel(orderId, "pigeon", ParcelStage.number());
    }

    private static ObjectNode with(String carrier, ObjectNode parcel) {
        return ShippingStation.anew(parcel).put("carrier_code", carrier);
    }

    private static void unavailable(String path) {
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(path).times(0));
    }

    private static String carrierAtTikTok(String order) {
        return STAGE.atTikTok(order).at("/line_items/0/shipping_provider_name").asText();
    }

    @Test
    void anOldNotificationThatIsRepeatedUndoesNoNewerOne() {
        String order = STAGE.mugs(1);
        ObjectNode pigeon = pigeon(order);
        JsonNode answer = STAGE.tell(pigeon);
        ObjectNode sameAgain = ShippingStation.anew(pigeon);
        STAGE.tell(sameAgain);
        unavailable(ParcelStage.markPath(order));
        STAGE.tell(with("fedex", pigeon));

        for (ObjectNode old : new ObjectNode[] {pigeon, sameAgain}) {
            Parcel before = STAGE.parcel(answer);
            JsonNode repeat = STAGE.tell(old);
            assertThat(repeat.path("submission_id")).isEqualTo(answer.path("submission_id"));
            assertThat(repeat.path("status").asText()).as("%s", repeat).isEqualTo("pending");
            assertThat(STAGE.parcel(answer).told()).isEqualTo(before.told());
        }

        STAGE.sandbox.control().clearFaults();
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        STAGE.decided(answer, "accepted");
        assertThat(carrierAtTikTok(order)).isEqualTo("FedEx");
    }

    @Test
    void inOneRequestItUndoesNothingEither() {
        String order = STAGE.mugs(1);
        ObjectNode pigeon = pigeon(order);
        JsonNode answers = STAGE.station().ships(pigeon, with("fedex", pigeon), pigeon);
        assertThat(answers).hasSize(3).allSatisfy(answer -> assertThat(
                        answer.path("status").asText())
                .as("%s", answer)
                .isEqualTo("success"));
        assertThat(carrierAtTikTok(order)).isEqualTo("FedEx");
    }

    @Test
    void theEarlierCarrierInANewNotificationCountsAgain() {
        String order = STAGE.mugs(1);
        ObjectNode ups = ups(order);
        unavailable(ParcelStage.markPath(order));
        JsonNode answer = STAGE.tell(ups);
        STAGE.tell(with("pigeon", ups));
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        STAGE.decided(answer, "carrier");
        STAGE.sandbox.control().clearFaults();

        JsonNode again = STAGE.tell(ShippingStation.anew(ups));

        assertThat(again.path("status").asText()).as("%s", again).isEqualTo("success");
        assertThat(carrierAtTikTok(order)).isEqualTo("UPS");
    }

    @Test
    void aCarrierForANumberThatWasReplacedIsAnsweredInWords() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = pigeon(order);
        JsonNode old = STAGE.tell(first);
        ObjectNode second = ups(order);
        JsonNode present = STAGE.tell(second);

        saysThatAnotherNumberCounts(STAGE.tell(with("fedex", first)), second);

        STAGE.advance(THE_HOUR);
        STAGE.decided(present, "accepted");
        assertThat(STAGE.parcel(old).state()).as("in the list of what is open").isEqualTo(ParcelState.REFUSED);
        assertThat(STAGE.numbers(order))
                .containsExactly(second.path("tracking_number").asText());
    }

    @Test
    void soIsOneForANumberThatTikTokHadBefore() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        JsonNode had = STAGE.tell(first);
        assertThat(had.path("status").asText()).isEqualTo("success");
        ObjectNode second = ups(order);
        STAGE.tell(second);

        saysThatAnotherNumberCounts(STAGE.tell(with("fedex", first)), second);
        assertThat(STAGE.parcel(had).packageId())
                .isEqualTo(had.path("confirmation_code").asText());
    }

    private static void saysThatAnotherNumberCounts(JsonNode answer, ObjectNode other) {
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText())
                .contains("'fedex'")
                .contains("ending in " + other.path("tracking_number").asText().substring(14))
                .contains("Seller Center");
        assertThat(STAGE.parcel(answer).carrierCode()).isEqualTo("fedex");
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("told-in-vain");
    }

    @Test
    void aCarrierForARefusedNumberWhoseUnitsWentOtherwiseIsAnsweredInWordsToo() {
        String order = STAGE.mugs(1);
        ObjectNode first = pigeon(order);
        JsonNode refused = STAGE.tell(first);
        assertThat(STAGE.parcel(refused).rule()).isEqualTo("carrier");
        ObjectNode second = ups(order);
        assertThat(STAGE.tell(second).path("status").asText()).isEqualTo("success");

        saysThatAnotherNumberCounts(STAGE.tell(with("fedex", first)), second);
    }

    @Test
    void aCorrectionWithAMendedCarrierTakesThePlaceOfTheOneThatLivesAgain() {
        String order = STAGE.mugs(1);
        STAGE.tell(ups(order));
        unavailable(CORRECTION);
        ObjectNode first = ups(order);
        JsonNode one = STAGE.tell(first);
        ObjectNode second = pigeon(order);
        JsonNode two = STAGE.tell(second);
        assertThat(STAGE.parcel(two).rule()).isEqualTo("carrier");
        STAGE.tell(ShippingStation.anew(first));
        assertThat(STAGE.parcel(one).state()).isEqualTo(ParcelState.WAITING);
        STAGE.sandbox.control().clearFaults();

        JsonNode mended = STAGE.tell(with("fedex", second));

        assertThat(mended.path("status").asText()).as("%s", mended).isEqualTo("success");
        assertThat(STAGE.parcel(one).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.numbers(order))
                .containsExactly(second.path("tracking_number").asText());
    }

    @Test
    void whatWasHeardBeforeIsTheParcelThatItWasWhateverChangedSince() {
        String order = STAGE.heldMugs(2);
        ObjectNode one = ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1);
        ObjectNode other =
                ShippingStation.with(pigeon(order), STAGE.lines(order).get(0), 1);
        JsonNode told = STAGE.tell(one);
        JsonNode refused = STAGE.tell(other);
        ObjectNode all = ShippingStation.anew(one);
        all.remove("items");
        JsonNode answer = STAGE.tell(all);
        STAGE.advance(THE_HOUR);
        STAGE.decided(told, "accepted");
        STAGE.decided(refused, "carrier");

        JsonNode repeat = STAGE.tell(all);

        assertThat(repeat.path("submission_id")).isEqualTo(answer.path("submission_id"));
        assertThat(STAGE.parcels(order)).hasSize(2);
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void aNumberThatWasGivenUpDoesNotLiveAgainByARepetition() {
        String order = STAGE.heldMugs(2);
        ObjectNode both = ShippingStation.with(ups(order), STAGE.lines(order).get(0), 2);
        JsonNode told = STAGE.tell(both);
        ObjectNode all = ShippingStation.anew(both);
        all.remove("items");
        STAGE.tell(all);
        STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
        STAGE.advance(THE_HOUR);
        Parcel refused = STAGE.decided(told, "unit-cancelled");
        STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), refused, "Stopped");
        isReadAgain(order);

        for (ObjectNode again : new ObjectNode[] {all, ShippingStation.anew(all)}) {
            JsonNode repeat = STAGE.tell(again);
            assertThat(repeat.path("submission_id")).isEqualTo(told.path("submission_id"));
            assertThat(repeat.path("status").asText()).as("%s", repeat).isEqualTo("failure");
        }
        assertThat(STAGE.parcels(order)).hasSize(1);
        assertThat(STAGE.marks(order)).isZero();
    }

    /** Waits until the connector has the order as it is at TikTok by now. */
    private static void isReadAgain(String order) {
        STAGE.advance(Duration.ofSeconds(1));
        STAGE.sandbox.control().orders().touch(order);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> STAGE.connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND tiktok_update_time >= ?",
                                order,
                                STAGE.now().getEpochSecond())
                        == 1);
    }
}
