package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Parcels whose label was void and whose units went otherwise, before TikTok was told. */
class RelabelledParcelsTest {
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final ParcelStage STAGE = new ParcelStage();

    @AfterAll
    static void stop() {
        STAGE.close();
    }

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
        assertThat(refused.lineIds()).hasSize(2);
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
}
