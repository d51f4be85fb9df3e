package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parcels whose tracking number was replaced by another one, and what their old number means after that. */
class ReplacedParcelsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final StepHooks HOOKS = new StepHooks();

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage(HOOKS);

    private static ObjectNode inOtherWords(ObjectNode parcel, int units) {
        String line = STAGE.lines(parcel.path("order_id").asText()).get(0);
        return ShippingStation.with(parcel.deepCopy().put("notification_id", "in-other-words"), line, units);
    }

    private static String number(JsonNode parcel) {
        return parcel.path("tracking_number").asText();
    }

    private static long corrections(String orderId) {
        return STAGE.sandbox.calls().all().stream()
                .filter(call -> call.path().contains(orderId) && call.path().endsWith("/shipping_info/update"))
                .count();
    }

    private static void isReplaced(JsonNode answer, ObjectNode by) {
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText())
                .contains("another tracking number, ending in " + number(by).substring(14))
                .contains("that one counts");
        assertThat(STAGE.parcel(answer).state()).isEqualTo(ParcelState.REPLACED);
    }

    @Test
    void aNumberToldAgainLivesAgainWhenTheOneInItsPlaceCameToNothing() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        JsonNode other = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REPLACED);
        STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), STAGE.parcel(other), "The label was void");

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(again.path("submission_id")).isEqualTo(old.path("submission_id"));
        assertThat(again.path("status").asText()).as("%s", again).isEqualTo("pending");
        assertThat(STAGE.parcel(again).journey())
                .anySatisfy(step -> assertThat(step.words()).contains("told this tracking number again"));
        STAGE.advance(THE_HOUR);
        assertThat(STAGE.decided(again, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
        assertThat(STAGE.parcel(other).state()).isEqualTo(ParcelState.GIVEN_UP);
    }

    @Test
    void inOtherWordsItLivesAgainToo() {
        String order = STAGE.heldMugs(2);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        JsonNode other = STAGE.tell(ups(order));
        STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), STAGE.parcel(other), "The label was void");
        JsonNode again = STAGE.tell(inOtherWords(first, 2));
        assertThat(again.path("submission_id")).isEqualTo(old.path("submission_id"));
        assertThat(again.path("status").asText()).as("%s", again).isEqualTo("pending");
    }

    @Test
    void aPersonCanSendItOnItsWayAgainToo() {
        String order = STAGE.heldMugs(1);
        JsonNode old = STAGE.tell(ups(order));
        JsonNode other = STAGE.tell(ups(order));
        ParcelDesk desk = STAGE.connector.bean(ParcelDesk.class);
        desk.giveUp(STAGE.store(), STAGE.parcel(other), "The label was void");
        desk.replay(STAGE.store(), STAGE.parcel(old));
        STAGE.advance(THE_HOUR);
        assertThat(STAGE.decided(old, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void whatItWasToReplaceIsNotOnItsWayBesideIt() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        JsonNode old = STAGE.tell(first);
        JsonNode other = STAGE.tell(ShippingStation.parcel(order, "pigeon", ParcelStage.number()));
        STAGE.advance(THE_HOUR);
        STAGE.decided(other, "carrier");
        STAGE.sandbox.control().orders().requestCancel(order);
        STAGE.tell(ShippingStation.anew(first));
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.WAITING);

        assertThatThrownBy(() -> STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), STAGE.parcel(other)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("on its way again for the same units");
        assertThat(STAGE.parcel(other).state()).isEqualTo(ParcelState.REFUSED);
    }

    @Test
    void anOldNumberThatIsRepeatedOutOfOrderCorrectsNothingBack() {
        String order = STAGE.heldMugs(2);
        ObjectNode wrong = ups(order);
        ObjectNode right = ups(order);
        STAGE.tell(wrong);
        JsonNode answer = STAGE.tell(right);

        isReplaced(STAGE.tell(wrong), right);
        isReplaced(STAGE.tell(inOtherWords(wrong, 2)), right);
        STAGE.advance(THE_HOUR);
        STAGE.decided(answer, "accepted");
        isReplaced(STAGE.tell(wrong), right);
        isReplaced(STAGE.tell(inOtherWords(wrong, 2)), right);

        assertThat(STAGE.numbers(order)).containsOnly(number(right));
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(corrections(order)).isZero();
        assertThat(STAGE.parcels(order)).hasSize(2);
    }

    @Test
    void anOldNumberThatTikTokHadIsAnsweredAsItWas() {
        String order = STAGE.mugs(2);
        ObjectNode wrong = ups(order);
        ObjectNode right = ups(order);
        JsonNode first = STAGE.tell(wrong);
        assertThat(STAGE.tell(right).path("status").asText()).isEqualTo("success");

        JsonNode again = STAGE.tell(wrong);
        assertThat(again).isEqualTo(first);
        isReplaced(STAGE.tell(inOtherWords(wrong, 2)), right);
        assertThat(STAGE.numbers(order)).containsOnly(number(right));
        assertThat(corrections(order)).isEqualTo(1);
        assertThat(STAGE.parcels(order)).hasSize(2);
    }

    @Test
    void aNumberThatIsCorrectedInTheSameRequestIsNeverTold() {
        String order = STAGE.heldMugs(1);
        ObjectNode right = ups(order);
        JsonNode answers = STAGE.station().ships(ups(order), right);
        assertThat(STAGE.parcel(answers.path(0)).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(answers.path(0).path("status").asText()).isEqualTo("failure");
        STAGE.advance(THE_HOUR);
        STAGE.decided(answers.path(1), "accepted");
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(STAGE.numbers(order)).containsExactly(number(right));
    }

    @Test
    void aYesThatComesLateDoesNotBringACorrectedNumberBack() {
        String order = STAGE.mugs(1);
        ObjectNode wrong = ups(order);
        ObjectNode right = ups(order);
        HOOKS.before("shipments.settle.write", () -> {
            HOOKS.clear();
            // Another worker takes the shop over, for this one's lease is over.
            STAGE.connector.sql(
                    jdbc -> jdbc.update("UPDATE shops SET push_version = push_version + 1, push_until = NULL"));
            STAGE.takesIn(right);
            await().atMost(SOON).until(() -> STAGE.parcels(order).stream()
                    .anyMatch(parcel ->
                            parcel.trackingNumber().equals(number(right)) && parcel.state() == ParcelState.ACCEPTED));
        });

        JsonNode answer = STAGE.tell(wrong);

        assertThat(answer.path("status").asText()).as("TikTok had it").isEqualTo("success");
        // The answer may come as soon as the order shows the number, before that is corrected.
        await().atMost(SOON).until(() -> STAGE.parcel(answer).state() == ParcelState.REPLACED);
        assertThat(STAGE.parcel(answer).packageId()).isNotNull();
        assertThat(STAGE.parcels(order))
                .filteredOn(parcel -> parcel.state() == ParcelState.ACCEPTED)
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.trackingNumber()).isEqualTo(number(right)));
        assertThat(STAGE.numbers(order)).containsExactly(number(right));
    }
}
