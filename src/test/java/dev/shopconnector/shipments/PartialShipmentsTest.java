package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shop.ShipTo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders in several parcels, parcels for several orders, and parcels whose tracking number was wrong. */
class PartialShipmentsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage();

    private static String number(ObjectNode parcel) {
        return parcel.path("tracking_number").asText();
    }

    private static String status(JsonNode answer) {
        return answer.path("status").asText();
    }

    private static void isExported(String order, String status, int units) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode told = STAGE.connector.export(STAGE.key(), Instant.EPOCH).stream()
                    .filter(one -> one.path("order_id").asText().equals(order))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the order is not exported yet"));
            assertThat(told.path("status").asText()).isEqualTo(status);
            assertThat(StreamSupport.stream(
                                    told.at("/requested_fulfillments/0/items").spliterator(), false)
                            .mapToInt(item -> item.path("quantity").asInt())
                            .sum())
                    .isEqualTo(units);
        });
    }

    private static long corrections(String pathPart) {
        return STAGE.sandbox.calls().all().stream()
                .filter(call -> call.path().contains(pathPart) && call.path().endsWith("/shipping_info/update"))
                .count();
    }

    @Test
    void anOrderGoesInParcelsUntilNothingIsLeft() {
        String order = STAGE.mugs(4);
        String line = STAGE.lines(order).get(0);
        ObjectNode first = ShippingStation.with(ups(order), line, 1);
        ObjectNode second = ShippingStation.with(ups(order), line, 2);
        ObjectNode rest = ups(order);
        isExported(order, "AwaitingShipment", 4);

        assertThat(status(STAGE.tell(first))).isEqualTo("success");
        assertThat(STAGE.atTikTok(order).path("status").asText()).isEqualTo("PARTIALLY_SHIPPING");
        isExported(order, "AwaitingShipment", 3);
        assertThat(status(STAGE.tell(second))).isEqualTo("success");
        assertThat(STAGE.atTikTok(order).path("status").asText()).isEqualTo("PARTIALLY_SHIPPING");
        isExported(order, "AwaitingShipment", 1);
        assertThat(status(STAGE.tell(rest))).isEqualTo("success");

        assertThat(STAGE.atTikTok(order).path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(STAGE.numbers(order)).containsExactly(number(first), number(second), number(second), number(rest));
        isExported(order, "Completed", 4);
        JsonNode tooMuch = STAGE.tell(ups(order));
        assertThat(status(tooMuch)).isEqualTo("failure");
        assertThat(tooMuch.path("failure_reason").asText()).contains("nothing is left of the order");
        assertThat(STAGE.marks(order)).isEqualTo(3);
    }

    @Test
    void theRestWithTheNumberOfAnEarlierPartIsToldToo() {
        String order = STAGE.mugs(4);
        ObjectNode rest = ups(order);
        ObjectNode part = ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1);
        part.put("tracking_number", number(rest));
        assertThat(status(STAGE.tell(part))).isEqualTo("success");

        assertThat(status(STAGE.tell(rest))).isEqualTo("success");

        assertThat(STAGE.atTikTok(order).path("status").asText()).isEqualTo("AWAITING_COLLECTION");
        assertThat(STAGE.marks(order)).isEqualTo(2);
    }

    @Test
    void parcelsOfOneOrderToldAtOnceShareItOut() {
        String order = STAGE.mugs(3);
        String line = STAGE.lines(order).get(0);
        JsonNode answers = STAGE.station()
                .ships(
                        ShippingStation.with(ups(order), line, 1),
                        ShippingStation.with(ups(order), line, 3),
                        ShippingStation.with(ups(order), line, 2));
        assertThat(answers)
                .extracting(PartialShipmentsTest::status)
                .as("%s", answers)
                .containsExactly("success", "failure", "success");
        assertThat(answers.path(1).path("failure_reason").asText()).contains("but 2 are left");
        assertThat(STAGE.lines(order))
                .allSatisfy(unit -> assertThat(STAGE.uploads(unit)).isEqualTo(1));
    }

    @Test
    void oneNumberServesTwentyOrdersOfOneRecipientEachWithItsOwnOutcome() {
        List<String> orders = STAGE.placed(STAGE.shippable(1).withBuyer("buyer-1", ShipTo.example()), 21);
        String number = ParcelStage.number();
        ObjectNode[] told = orders.stream()
                .limit(20)
                .map(order -> ShippingStation.parcel(order, "ups", number))
                .toArray(ObjectNode[]::new);

        assertThat(STAGE.station().ships(told)).hasSize(20).allSatisfy(answer -> assertThat(status(answer))
                .isEqualTo("success"));

        String stranger = STAGE.mugs(1);
        JsonNode refused = STAGE.station()
                .ships(
                        ShippingStation.parcel(orders.get(20), "ups", number),
                        ShippingStation.parcel(stranger, "ups", number),
                        ShippingStation.parcel("100000000000000001", "ups", number),
                        ShippingStation.parcel(orders.get(3), "ups", number));
        assertThat(refused)
                .extracting(PartialShipmentsTest::status)
                .containsExactly("failure", "failure", "failure", "success");
        for (JsonNode other : List.of(refused.path(0), refused.path(1))) {
            assertThat(STAGE.parcel(other).rule()).isEqualTo("tracking-used");
            assertThat(other.path("failure_reason").asText())
                    .contains("up to 20 orders, of the same buyer")
                    .contains("print a label of its own");
        }
        assertThat(orders.subList(0, 20))
                .allSatisfy(order -> assertThat(STAGE.numbers(order)).containsExactly(number));
        assertThat(STAGE.numbers(stranger)).containsExactly("");
    }

    @Test
    void theOnlyParcelOfAnOrderIsCorrectedByItsOrder() {
        String order = STAGE.mugs(2);
        ObjectNode wrong = ups(order);
        ObjectNode right = ShippingStation.parcel(order, "fedex", "771234567891");
        JsonNode old = STAGE.tell(wrong);

        JsonNode answer = STAGE.tell(right);

        assertThat(status(answer)).as("%s", answer).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsOnly("771234567891");
        assertThat(STAGE.atTikTok(order)
                        .at("/line_items/0/shipping_provider_name")
                        .asText())
                .isEqualTo("FedEx");
        assertThat(STAGE.parcel(answer).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.parcel(answer).packageId()).isEqualTo(STAGE.parcel(old).packageId());
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(old).reason()).contains("ending in 7891 instead");
        assertThat(status(STAGE.station().asks(STAGE.parcel(old).id()))).isEqualTo("success");
        assertThat(corrections("/orders/" + order)).isEqualTo(1);
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void oneOfSeveralParcelsIsCorrectedByItself() {
        String order = STAGE.placed(STAGE.shippable(3).withSkus(ParcelStage.MUG, ParcelStage.SOAP, ParcelStage.SOAP));
        List<String> lines = STAGE.lines(order);
        ObjectNode mug = ShippingStation.with(ups(order), lines.get(0), 1);
        ObjectNode soaps = ShippingStation.with(ups(order), lines.get(1), 2);
        JsonNode mugs = STAGE.tell(mug);
        JsonNode wrong = STAGE.tell(soaps);
        ObjectNode right = ShippingStation.with(ups(order), lines.get(1), 2);

        JsonNode answer = STAGE.tell(right);

        assertThat(status(answer)).as("%s", answer).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsExactly(number(mug), number(right), number(right));
        assertThat(corrections("/packages/" + STAGE.parcel(wrong).packageId())).isEqualTo(1);
        assertThat(corrections("/orders/" + order)).isZero();
        assertThat(STAGE.parcel(wrong).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(mugs).state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void aParcelOfAnOrderWhoseOtherParcelWasCancelledIsCorrectedByItself() {
        String order = STAGE.placed(STAGE.shippable(2).withSkus(ParcelStage.MUG, ParcelStage.SOAP));
        List<String> lines = STAGE.lines(order);
        STAGE.tell(ShippingStation.with(ups(order), lines.get(0), 1));
        JsonNode wrong = STAGE.tell(ShippingStation.with(ups(order), lines.get(1), 1));
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");

        ObjectNode right = ShippingStation.with(ups(order), lines.get(1), 1);
        JsonNode answer = STAGE.tell(right);

        assertThat(status(answer)).as(STAGE.parcel(answer).reason()).isEqualTo("success");
        assertThat(STAGE.numbers(order).get(1)).isEqualTo(number(right));
        assertThat(corrections("/packages/" + STAGE.parcel(wrong).packageId())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aParcelOfWhichAUnitWasCancelledIsCorrectedWithThatUnitToldOrNot(int told) {
        String order = STAGE.placed(STAGE.shippable(3).withSkus(ParcelStage.MUG, ParcelStage.SOAP, ParcelStage.SOAP));
        List<String> lines = STAGE.lines(order);
        JsonNode wrong = STAGE.tell(ShippingStation.with(ups(order), lines.get(1), 2));
        assertThat(status(wrong)).isEqualTo("success");
        STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
        STAGE.advance(Duration.ofSeconds(1));
        STAGE.sandbox.control().orders().touch(order);
        await().atMost(SOON)
                .until(() -> STAGE.connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND tiktok_update_time >= ?",
                                order,
                                STAGE.now().getEpochSecond())
                        == 1);
        ObjectNode right = ShippingStation.with(ups(order), lines.get(1), told);

        JsonNode answer = STAGE.tell(right);

        assertThat(status(answer)).as("%s", answer).isEqualTo("success");
        assertThat(STAGE.numbers(order).get(2)).isEqualTo(number(right));
        assertThat(corrections("/packages/" + STAGE.parcel(wrong).packageId())).isEqualTo(1);
        assertThat(STAGE.parcel(wrong).state()).isEqualTo(ParcelState.REPLACED);
    }

    @Test
    void aNumberCorrectedBeforeItWasToldIsNeverTold() {
        String order = STAGE.heldMugs(2);
        ObjectNode wrong = ups(order);
        ObjectNode right = ups(order);
        JsonNode old = STAGE.tell(wrong);
        JsonNode answer = STAGE.tell(right);
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        JsonNode asked = STAGE.station().asks(STAGE.parcel(old).id());
        assertThat(asked.path("failure_reason").asText())
                .contains("another tracking number")
                .contains("that one counts");

        STAGE.advance(THE_HOUR);

        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsOnly(number(right));
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(corrections("/orders/" + order)).isZero();
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
    }

    @Test
    void aSecondCorrectionIsRefusedInWords() {
        String order = STAGE.mugs(1);
        STAGE.tell(ups(order));
        ObjectNode once = ups(order);
        JsonNode corrected = STAGE.tell(once);
        assertThat(status(corrected)).isEqualTo("success");

        JsonNode twice = STAGE.tell(ups(order));

        assertThat(status(twice)).isEqualTo("failure");
        assertThat(twice.path("failure_reason").asText())
                .contains("to correct a tracking number once")
                .contains("Open a ticket");
        assertThat(STAGE.parcel(corrected).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsExactly(number(once));
    }

    @Test
    void ofTwoCorrectionsThatTikTokHasNotHeardOfTheLaterCounts() {
        String order = STAGE.mugs(1);
        JsonNode first = STAGE.tell(ups(order));
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on("*/shipping_info/update"));
        JsonNode second = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(second).rule()).isEqualTo("unanswered");
        ObjectNode right = ups(order);

        JsonNode third = STAGE.tell(right);

        assertThat(status(third)).as("%s", third).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsExactly(number(right));
        assertThat(STAGE.parcel(first).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(second).state()).isEqualTo(ParcelState.REPLACED);
        STAGE.advance(Duration.ofHours(1));
        assertThat(status(STAGE.tell(ups(STAGE.mugs(1))))).isEqualTo("success");
        assertThat(corrections("/orders/" + order)).isEqualTo(2);
    }

    @Test
    void aCorrectionWhoseAnswerWasLostIsRecognised() {
        String order = STAGE.mugs(1);
        JsonNode old = STAGE.tell(ups(order));
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on("*/shipping_info/update").afterEffect());
        JsonNode answer = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unanswered");
        STAGE.advance(Duration.ofMinutes(1));
        STAGE.decided(answer, "accepted-before");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(corrections("/orders/" + order)).isEqualTo(1);
    }
}
