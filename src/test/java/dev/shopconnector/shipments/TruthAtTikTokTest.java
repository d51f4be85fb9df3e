package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TikTok has is what our rows say, whatever ShipStation or a person said meanwhile. */
class TruthAtTikTokTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
    private static final String CORRECTION = "*/shipping_info/update";
    private static final String DETAIL = "/order/202507/orders";
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

    private static String number(JsonNode parcel) {
        return parcel.path("tracking_number").asText();
    }

    private static ParcelDesk desk() {
        return STAGE.connector.bean(ParcelDesk.class);
    }

    private static Parcel row(ObjectNode parcel) {
        return STAGE.parcels(parcel.path("order_id").asText()).stream()
                .filter(row -> row.trackingNumber().equals(number(parcel)))
                .findFirst()
                .orElseThrow();
    }

    /** While TikTok is told of the first, a person gives it up and ShipStation tells of the second. */
    private static void givenUpInFlight(ObjectNode first, ObjectNode second) {
        HOOKS.before("shipments.send.tiktok", () -> {
            HOOKS.clear();
            desk().giveUp(STAGE.store(), row(first), "The label was void");
            STAGE.takesIn(second);
        });
        STAGE.tell(first);
    }

    private static void becomes(ObjectNode parcel, ParcelState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(row(parcel).state())
                .as("%s", row(parcel).journey())
                .isEqualTo(state));
    }

    @Test
    void ofTwoNumbersForAUnitThatTikTokTookOneAfterTheOtherTheLastIsAccepted() {
        String order = STAGE.mugs(2);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        givenUpInFlight(first, second);
        becomes(second, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsOnly(number(second));
        becomes(first, ParcelState.REPLACED);
        assertThat(row(first).reason()).contains("instead");
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void whatWasGivenUpInFlightIsAcceptedWhenTheNextNumberIsRefused() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order).put("carrier_code", "pigeon");
        givenUpInFlight(first, second);
        becomes(second, ParcelState.REFUSED);
        becomes(first, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
    }

    @Test
    void aLostYesIsKnownWhenTheNumberInItsPlaceIsRefused() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        ObjectNode first = ups(order);
        STAGE.tell(first);
        ObjectNode second = ups(order).put("carrier_code", "pigeon");

        JsonNode refused = STAGE.tell(second);

        assertThat(STAGE.decided(refused, "carrier").state()).isEqualTo(ParcelState.REFUSED);
        assertThat(row(first).state()).isEqualTo(ParcelState.ACCEPTED);
        JsonNode asked = STAGE.station().asks(row(first).id());
        assertThat(asked.path("status").asText()).isEqualTo("success");
        assertThat(asked.path("confirmation_code").asText()).isNotEmpty();
    }

    @Test
    void soIsTheLostYesToACorrection() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION).afterEffect());
        ObjectNode second = ups(order);
        STAGE.tell(second);

        JsonNode third = STAGE.tell(ups(order));

        STAGE.decided(third, "correction-used");
        assertThat(STAGE.numbers(order)).containsOnly(number(second));
        assertThat(row(second).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(row(first).state()).isEqualTo(ParcelState.REPLACED);
    }

    @Test
    void whatNobodyCouldLookAtSaysThatTikTokMayHaveIt() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(DETAIL).times(0));
        JsonNode second = STAGE.tell(ups(order));
        desk().giveUp(STAGE.store(), STAGE.parcel(second), "No label");

        assertThat(STAGE.station().asks(row(first).id()).path("failure_reason").asText())
                .contains("its answer was lost, so it may have")
                .contains("Seller Center");
    }

    @Test
    void ofAParcelWithAUnitShippedByHandTheOtherUnitIsNotLost() {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        Parcel refused = shippedByHandInPart(parcel);
        assertThat(refused.remedy()).contains("replay").doesNotContain("then give");
        String byHand = STAGE.numbers(order).get(0);

        desk().replay(STAGE.store(), refused);

        becomes(parcel, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsExactly(byHand, number(parcel));
        assertThat(row(parcel).lineIds()).containsExactly(STAGE.lines(order).get(1));
        assertThat(STAGE.lines(order))
                .allSatisfy(line -> assertThat(STAGE.uploads(line)).isLessThanOrEqualTo(1));
    }

    @Test
    void norWhenTheAnswerToItIsLost() {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        Parcel refused = shippedByHandInPart(parcel);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        desk().replay(STAGE.store(), refused);
        await().atMost(SOON).until(() -> row(parcel).rule().equals("unanswered"));
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        becomes(parcel, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order).get(1)).isEqualTo(number(parcel));
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    private static Parcel shippedByHandInPart(ObjectNode parcel) {
        String order = parcel.path("order_id").asText();
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(DETAIL).times(0));
        JsonNode answer = STAGE.tell(parcel);
        STAGE.sandbox.control().orders().ship(order, 1);
        STAGE.sandbox.control().clearFaults();
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        Parcel refused = STAGE.decided(answer, "correction-mixed");
        assertThat(refused.reason())
                .contains("1 of the 2 units went with another tracking number")
                .contains("TikTok can correct the number of a whole parcel only");
        assertThat(refused.state()).isEqualTo(ParcelState.REFUSED);
        return refused;
    }

    @Test
    void aUnitCorrectedByHandIsRecognisedWithTheRest() {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        Parcel refused = shippedByHandInPart(parcel);
        STAGE.sandbox.control().orders().ship(order, 1, Carrier.UPS, number(parcel));
        desk().replay(STAGE.store(), refused);
        becomes(parcel, ParcelState.ACCEPTED);
        assertThat(row(parcel).lineIds()).containsExactly(STAGE.lines(order).get(1));
        assertThat(STAGE.marks(order)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "..", "- -", "#"})
    void whatHasNoLetterAndNoDigitIsNoTrackingNumber(String number) {
        String order = STAGE.mugs(1);
        isNoNumber(STAGE.tell(ShippingStation.parcel(order, "ups", number)));
        assertThat(STAGE.marks(order)).isZero();
        String cancelled = STAGE.mugs(1);
        STAGE.sandbox.control().orders().cancel(cancelled, "BUYER");
        isNoNumber(STAGE.tell(ShippingStation.parcel(cancelled, "ups", number)));
    }

    private static void isNoNumber(JsonNode answer) {
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText())
                .contains("no letter and no digit")
                .contains("Seller Center");
        Parcel parcel = STAGE.parcel(answer);
        assertThat(parcel.rule()).isEqualTo("tracking-missing");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk().replay(STAGE.store(), parcel))
                .isInstanceOf(dev.shopconnector.shipstation.InvalidRequestException.class)
                .hasMessageContaining("Seller Center");
    }

    @Test
    void aRefusedAuthorisationLeavesNoDoubt() {
        String order = STAGE.mugs(1);
        HOOKS.before("shipments.send.tiktok", () -> {
            HOOKS.clear();
            STAGE.sandbox.control().sellers().revoke(STAGE.sellerId(), RefreshRefusal.EXPIRED);
        });
        JsonNode answer = STAGE.tell(ups(order));
        Parcel waiting = STAGE.decided(answer, "reauthorization");
        Parcel givenUp = desk().giveUp(STAGE.store(), waiting, "By hand");
        STAGE.advance(Duration.ofMinutes(2));
        STAGE.connector.connect(STAGE.sellerId(), Instant.parse("2026-08-01T00:00:00Z"));
        assertThat(waiting.state()).isEqualTo(ParcelState.WAITING);
        assertThat(waiting.atTikTok().unsure()).isFalse();
        assertThat(givenUp.reason()).doesNotContain("may have");
        STAGE.decided(STAGE.tell(ups(STAGE.mugs(1))), "accepted");
    }

    @Test
    void aSecondNumberForACancelledParcelThatTikTokHasSaysSo() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        assertThat(STAGE.tell(first).path("status").asText()).isEqualTo("success");
        STAGE.sandbox.control().orders().cancel(order, "BUYER");

        JsonNode late = STAGE.tell(ups(order));

        Parcel refused = STAGE.decided(late, "cancelled");
        assertThat(refused.state()).isEqualTo(ParcelState.REFUSED);
        assertThat(refused.reason())
                .contains("ending in " + number(first).substring(14))
                .doesNotContain("before TikTok");
        assertThat(refused.remedy()).contains("Stop the parcel");
        assertThat(row(first).state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void soDoesOneForACancelledUnit() {
        String order = STAGE.mugs(2);
        List<String> lines = STAGE.lines(order);
        ObjectNode first = ShippingStation.with(ups(order), lines.get(0), 1);
        assertThat(STAGE.tell(first).path("status").asText()).isEqualTo("success");
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("/order/202309/*").times(0));
        JsonNode late = STAGE.tell(ShippingStation.anew(first).put("tracking_number", ParcelStage.number()));
        Parcel refused = STAGE.parcel(late);
        if (refused.rule().equals("cancelled")) {
            assertThat(refused.reason()).contains("ending in " + number(first).substring(14));
        }
        assertThat(refused.reason()).doesNotContain("before TikTok");
    }

    @Test
    void oneOddAnswerAfterAnOutageIsNotAskedToAPerson() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE)
                        .on(ParcelStage.markPath(order))
                        .times(9));
        JsonNode answer = STAGE.tell(ups(order));
        for (int failures = 1; failures < 9; failures++) {
            int so = failures;
            await().atMost(SOON).until(() -> STAGE.parcel(answer).tries().failures() == so);
            STAGE.advance(LONGER_THAN_ANY_PAUSE);
        }
        await().atMost(SOON).until(() -> STAGE.parcel(answer).tries().failures() == 9);
        STAGE.sandbox.control().fault(Fault.envelope(200, 21011040, "moved on").on(ParcelStage.markPath(order)));
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        Parcel odd = STAGE.decided(answer, "unclear");
        assertThat(odd.state()).as(odd.reason()).isEqualTo(ParcelState.WAITING);
        assertThat(odd.nextTryAt()).isBefore(STAGE.now().plusSeconds(60));
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void oddAnswersInARowStillGoToAPersonWhateverOutageIsBetweenThem() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 21011040, "moved on")
                        .on(ParcelStage.markPath(order))
                        .times(0));
        JsonNode answer = STAGE.tell(ups(order));
        for (int times = 1; times <= 8; times++) {
            int so = times;
            await().atMost(SOON).until(() -> STAGE.parcel(answer).tries().unclear() == so);
            STAGE.advance(LONGER_THAN_ANY_PAUSE);
        }
        await().atMost(SOON).until(() -> STAGE.parcel(answer).state() == ParcelState.REFUSED);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unclear");
        assertThat(desk().replay(STAGE.store(), STAGE.parcel(answer)).tries().unclear())
                .isZero();
    }
}
