package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parcels whose label was void and whose units went otherwise, before TikTok was told. */
class RelabelledParcelsTest {
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final String DETAIL = "/order/202507/orders";

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage();

    private static ObjectNode ups(String orderId) {
        return ShippingStation.parcel(orderId, "ups", ParcelStage.number());
    }

    private static ObjectNode oneMug(String order) {
        return ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1);
    }

    private static String number(JsonNode parcel) {
        return parcel.path("tracking_number").asText();
    }

    private static String status(JsonNode answer) {
        return answer.path("status").asText();
    }

    @Test
    void intoTwoParcelsWhileTheFirstWaitsTheFirstIsNeverTold() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        ObjectNode one = oneMug(order);
        ObjectNode other = oneMug(order);
        JsonNode answerOne = STAGE.tell(one);
        assertThat(status(answerOne)).as("%s", answerOne).isEqualTo("pending");
        JsonNode answerOther = STAGE.tell(other);
        assertThat(status(answerOther)).as("%s", answerOther).isEqualTo("pending");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(old).reason())
                .contains("ending in " + number(other).substring(14));

        STAGE.advance(THE_HOUR);

        STAGE.decided(answerOne, "accepted");
        STAGE.decided(answerOther, "accepted");
        assertThat(STAGE.numbers(order)).containsExactly(number(one), number(other));
        assertThat(STAGE.marks(order)).isEqualTo(2);
    }

    @Test
    void aParcelThatIsCoveredInPartIsNotToldBeforeAPersonSaysSo() {
        String order = STAGE.heldMugs(3);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        ObjectNode one = oneMug(order);
        JsonNode answer = STAGE.tell(one);

        Parcel refused = STAGE.parcel(old);
        assertThat(refused.state()).isEqualTo(ParcelState.REFUSED);
        assertThat(refused.rule()).isEqualTo("covered-in-part");
        assertThat(refused.reason())
                .contains("1 of the 3 units")
                .contains("ending in " + number(one).substring(14));
        assertThat(refused.remedy()).contains("replay").contains("give it up");
        assertThat(refused.lineIds()).as("what it was told with").hasSize(3);
        STAGE.advance(THE_HOUR);
        STAGE.decided(answer, "accepted");
        assertThat(STAGE.marks(order)).isEqualTo(1);

        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);

        STAGE.decided(old, "accepted");
        assertThat(STAGE.numbers(order)).containsExactly(number(one), number(first), number(first));
        assertThat(STAGE.lines(order))
                .allSatisfy(line -> assertThat(STAGE.uploads(line)).isEqualTo(1));
    }

    @Test
    void intoOneParcelWhileTwoWaitTheTwoAreNeverTold() {
        String order = STAGE.heldMugs(2);
        JsonNode one = STAGE.tell(oneMug(order));
        JsonNode other = STAGE.tell(oneMug(order));
        ObjectNode both = ShippingStation.with(ups(order), STAGE.lines(order).get(0), 2);
        JsonNode answer = STAGE.tell(both);
        assertThat(status(answer)).as("%s", answer).isEqualTo("pending");
        assertThat(STAGE.parcel(one).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(other).state()).isEqualTo(ParcelState.REPLACED);
        STAGE.advance(THE_HOUR);
        STAGE.decided(answer, "accepted");
        assertThat(STAGE.numbers(order)).containsOnly(number(both));
    }

    @Test
    void moreThanOneParcelThatCouldBeMeantIsNotGuessed() {
        String order = STAGE.heldMugs(4);
        String line = STAGE.lines(order).get(0);
        JsonNode one = STAGE.tell(ShippingStation.with(ups(order), line, 2));
        JsonNode other = STAGE.tell(ShippingStation.with(ups(order), line, 2));
        JsonNode answer = STAGE.tell(oneMug(order));
        assertThat(status(answer)).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText()).contains("but 0 are left to ship");
        assertThat(STAGE.parcel(one).state()).isEqualTo(ParcelState.WAITING);
        assertThat(STAGE.parcel(other).state()).isEqualTo(ParcelState.WAITING);
    }

    @Test
    void unitsOfTwoKindsToldTogetherAreCorrectedTogether() {
        String order = STAGE.placed(STAGE.shippable(2).withSkus(ParcelStage.MUG, "MUG-FERN-BLU"));
        JsonNode wrong = STAGE.tell(twoOfTheProduct(order));
        assertThat(status(wrong)).as("%s", wrong).isEqualTo("success");
        ObjectNode right = twoOfTheProduct(order);

        JsonNode answer = STAGE.tell(right);

        assertThat(status(answer)).as("%s", answer).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsOnly(number(right));
        assertThat(STAGE.parcel(wrong).state()).isEqualTo(ParcelState.REPLACED);
    }

    private static ObjectNode twoOfTheProduct(String order) {
        ObjectNode parcel = ups(order);
        parcel.withArray("items")
                .addObject()
                .put(
                        "product_id",
                        STAGE.atTikTok(order).at("/line_items/0/product_id").asText())
                .put("quantity", 2);
        return parcel;
    }

    private static JsonNode refusedForItsCarrier(String order) {
        return STAGE.tell(oneMug(order).put("carrier_code", "pigeon"));
    }

    @Test
    void whatLivesAgainAfterAllItsUnitsWereElsewhereHasAllOfThemAgain() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        JsonNode one = refusedForItsCarrier(order);
        JsonNode other = refusedForItsCarrier(order);
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        STAGE.advance(THE_HOUR);
        STAGE.decided(one, "carrier");
        STAGE.decided(other, "carrier");

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(status(again)).as("%s", again).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
    }

    @Test
    void soHasOneThatWasCoveredInPartToldAgainOrReplayed() {
        for (boolean replayed : new boolean[] {true, false}) {
            String order = STAGE.heldMugs(3);
            ObjectNode first = ups(order);
            JsonNode old = STAGE.tell(first);
            JsonNode one = refusedForItsCarrier(order);
            STAGE.advance(THE_HOUR);
            Parcel refused = STAGE.decided(one, "carrier");
            desk().giveUp(STAGE.store(), refused, "All go with the first");
            if (replayed) {
                desk().replay(STAGE.store(), STAGE.parcel(old));
            } else {
                STAGE.tell(ShippingStation.anew(first));
            }
            STAGE.decided(old, "accepted");
            assertThat(STAGE.numbers(order)).containsOnly(number(first));
        }
    }

    @Test
    void theRestOfAParcelThatWasCoveredTwiceIsToldByReplay() {
        String order = STAGE.heldMugs(3);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        JsonNode one = STAGE.tell(oneMug(order));
        JsonNode other = STAGE.tell(oneMug(order));
        assertThat(STAGE.parcel(old).reason()).contains("2 of the 3 units");
        STAGE.advance(THE_HOUR);
        STAGE.decided(one, "accepted");
        STAGE.decided(other, "accepted");

        desk().replay(STAGE.store(), STAGE.parcel(old));

        STAGE.decided(old, "accepted");
        assertThat(STAGE.numbers(order).get(2)).isEqualTo(number(first));
        assertThat(STAGE.lines(order))
                .allSatisfy(line -> assertThat(STAGE.uploads(line)).isEqualTo(1));
    }

    @Test
    void fewerUnitsWithTheSameNumberAreWhatIsInAParcelThatWasNotTold() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        ObjectNode part = ShippingStation.with(
                ShippingStation.anew(first), STAGE.lines(order).get(0), 1);
        JsonNode answer = STAGE.tell(part);
        assertThat(status(answer)).as("%s", answer).isEqualTo("pending");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(STAGE.parcel(old).reason()).contains("with 1 of the 2 units");
        STAGE.advance(THE_HOUR);
        STAGE.decided(answer, "accepted");
        assertThat(STAGE.numbers(order)).containsExactly(number(first), "");
        assertThat(status(STAGE.tell(ShippingStation.anew(first))))
                .as("not all of it is at TikTok")
                .isEqualTo("failure");
    }

    @Test
    void ofOneThatTikTokHasTheyAreRefusedInWordsThatWork() {
        String order = STAGE.mugs(3);
        ObjectNode first = ShippingStation.with(ups(order), STAGE.lines(order).get(0), 2);
        assertThat(status(STAGE.tell(first))).isEqualTo("success");
        ObjectNode part = ups(order).put("tracking_number", number(first));
        ShippingStation.with(part, STAGE.lines(order).get(0), 1);

        JsonNode answer = STAGE.tell(part);

        assertThat(STAGE.parcel(answer).rule()).isEqualTo("fewer-units");
        assertThat(answer.path("failure_reason").asText())
                .contains("with 2 units")
                .contains("TikTok Shop takes no unit out")
                .contains("replay this parcel");
        assertThat(STAGE.marks(order)).isEqualTo(1);
        desk().replay(STAGE.store(), STAGE.parcel(answer));
        STAGE.decided(answer, "accepted");
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
    }

    @Test
    void anotherParcelThatWasCorrectedInSellerCenterMakesRoomForOne() {
        String order = STAGE.mugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        ObjectNode one = oneMug(order);
        JsonNode answer = STAGE.tell(one);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("units-left");
        ArrayNode lines = (ArrayNode) STAGE.atTikTok(order).path("line_items").deepCopy();
        ((ObjectNode) lines.get(0)).put("tracking_number", number(one)).put("package_id", "1159999999999999999");
        ObjectNode patch = one.objectNode();
        patch.set("line_items", lines);
        STAGE.sandbox.control().orders().edit(order, patch);
        isReadAgain(order);

        desk().replay(STAGE.store(), STAGE.parcel(answer));

        STAGE.decided(answer, "accepted-before");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.parcel(old).lineIds())
                .containsExactly(STAGE.lines(order).get(1));
        assertThat(STAGE.parcel(old).reason()).contains("for 1 of the 2 units");
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    private static ParcelDesk desk() {
        return STAGE.connector.bean(ParcelDesk.class);
    }

    private static ObjectNode some(String order, int mugs) {
        return ShippingStation.with(ups(order), STAGE.lines(order).get(0), mugs);
    }

    /** Nothing was changed, and a person finds what could be meant, and what to do. */
    private static void isNotGuessed(JsonNode answer, ObjectNode... meant) {
        Parcel refused = STAGE.parcel(answer);
        assertThat(refused.state()).as("%s", answer).isEqualTo(ParcelState.REFUSED);
        assertThat(refused.rule()).isEqualTo("units-left");
        for (ObjectNode one : meant) {
            assertThat(refused.reason()).contains(number(one).substring(14));
        }
        assertThat(refused.reason()).contains("nothing was changed");
        assertThat(refused.remedy()).contains("give that one up here").contains("Seller Center");
        assertThat(STAGE.parcels(refused.orderId())).noneMatch(parcel -> parcel.state() == ParcelState.REPLACED);
    }

    @Test
    void twoNumbersThatCouldBothBeMeantAreLeftAsTheyAre() {
        String order = STAGE.mugs(2);
        ObjectNode first = some(order, 1);
        ObjectNode second = some(order, 1);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(DETAIL).times(0));
        STAGE.tell(second);
        JsonNode third = STAGE.tell(some(order, 1));
        isNotGuessed(third, first, second);
    }

    @Test
    void norIsItGuessedWhereAUnitIsLeftOver() {
        String order = STAGE.heldMugs(3);
        JsonNode first = STAGE.tell(some(order, 1));
        JsonNode second = STAGE.tell(some(order, 1));
        JsonNode third = STAGE.tell(some(order, 2));
        assertThat(STAGE.parcel(third).rule()).isEqualTo("units-left");
        assertThat(STAGE.parcel(third).reason())
                .contains(STAGE.parcel(first).trackingEnd())
                .contains(STAGE.parcel(second).trackingEnd());
        for (JsonNode one : new JsonNode[] {first, second}) {
            assertThat(STAGE.parcel(one).state()).isEqualTo(ParcelState.WAITING);
        }
    }

    @Test
    void norWhereAPartOfOneOrTheWholeOfAnotherIsMeant() {
        String order = STAGE.heldMugs(3);
        ObjectNode first = some(order, 2);
        ObjectNode second = some(order, 1);
        STAGE.tell(first);
        STAGE.tell(second);
        isNotGuessed(STAGE.tell(some(order, 1)), first, second);
    }

    @Test
    void norWhereAPartOfOneIsMeantThatTikTokMayHave() {
        String order = STAGE.mugs(4);
        ObjectNode first = some(order, 2);
        ObjectNode second = some(order, 2);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(DETAIL).times(0));
        STAGE.tell(second);
        isNotGuessed(STAGE.tell(some(order, 1)), first, second);
    }

    @Test
    void theNumberOfACancelledUnitCorrectsNoOther() {
        for (boolean all : new boolean[] {true, false}) {
            String order = STAGE.mugs(2);
            ObjectNode first = some(order, 1);
            assertThat(status(STAGE.tell(first))).isEqualTo("success");
            STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
            isReadAgain(order);
            ObjectNode late = all
                    ? ups(order)
                    : ShippingStation.with(ups(order), STAGE.lines(order).get(1), 1);

            JsonNode answer = STAGE.tell(late);

            isNotGuessed(answer, first);
            assertThat(STAGE.parcel(answer).reason()).contains("a unit that was cancelled");
            assertThat(STAGE.numbers(order)).containsExactly(number(first), "");
        }
    }

    @Test
    void norDoesItReplaceOneThatWaits() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = some(order, 1);
        STAGE.tell(first);
        STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
        isReadAgain(order);
        isNotGuessed(STAGE.tell(some(order, 1)), first);
    }

    @Test
    void allThatWasLeftToldOnceMoreIsAboutNoCancelledUnit() {
        String order = STAGE.mugs(2);
        STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
        isReadAgain(order);
        assertThat(status(STAGE.tell(ups(order)))).isEqualTo("success");
        ObjectNode right = ups(order);
        assertThat(status(STAGE.tell(right))).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsExactly(number(right), "");
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
