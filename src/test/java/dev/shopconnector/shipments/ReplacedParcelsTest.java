package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
        assertThat(STAGE.parcel(answer).state()).isIn(ParcelState.REPLACED, ParcelState.REFUSED);
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
                .hasMessageContaining("units of this parcel are on their way");
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

    private static ObjectNode partOf(ObjectNode parcel) {
        return ShippingStation.with(
                ShippingStation.anew(parcel),
                STAGE.lines(parcel.path("order_id").asText()).get(0),
                1);
    }

    private static ParcelDesk desk() {
        return STAGE.connector.bean(ParcelDesk.class);
    }

    @Test
    void aNumberThatAPersonGaveUpIsNotToldWithMoreUnits() {
        String order = STAGE.heldMugs(2);
        ObjectNode whole = ups(order);
        JsonNode old = STAGE.tell(whole);
        JsonNode part = STAGE.tell(partOf(whole));
        desk().giveUp(STAGE.store(), STAGE.parcel(part), "the parcel was stopped");

        JsonNode again = STAGE.tell(ShippingStation.anew(whole));

        assertThat(again.path("failure_reason").asText()).contains("a person gave this number up");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REFUSED);
        STAGE.advance(THE_HOUR);
        desk().replay(STAGE.store(), STAGE.parcel(old));
        STAGE.decided(old, "accepted");
        assertThat(STAGE.numbers(order)).containsOnly(number(whole));
    }

    @Test
    void norIsItInOtherWordsAfterItWasErased() {
        String order = STAGE.heldMugs(1);
        ObjectNode whole = ups(order);
        desk().giveUp(STAGE.store(), STAGE.parcel(STAGE.tell(whole)), "stopped at the door");
        new TransactionTemplate(STAGE.connector.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> STAGE.connector
                        .bean(ParcelErasure.class)
                        .ofOrders(STAGE.shopId(), List.of(order), LocalDateTime.now(ZoneOffset.UTC)));
        STAGE.advance(THE_HOUR);

        JsonNode again = STAGE.tell(partOf(whole));

        assertThat(STAGE.parcel(again).rule()).isEqualTo("given-up-before");
        assertThat(STAGE.numbers(order)).containsOnly("");
    }

    @Test
    void theRestOfANumberWhoseOtherUnitsWentWithItIsToldByReplay() {
        String order = STAGE.heldMugs(2);
        ObjectNode whole = ups(order);
        JsonNode old = STAGE.tell(whole);
        JsonNode part = STAGE.tell(partOf(whole));
        STAGE.advance(THE_HOUR);
        STAGE.decided(part, "accepted");

        JsonNode rest = STAGE.tell(ShippingStation.anew(whole));

        assertThat(rest.path("failure_reason").asText())
                .contains("1 of its 2 units are in another parcel with this very number");
        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.REFUSED);
        desk().replay(STAGE.store(), STAGE.parcel(old));
        STAGE.decided(old, "accepted");
        assertThat(STAGE.parcel(part).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order)).containsOnly(number(whole));
    }

    @Test
    void aPartIsNoSuccessWhereTikTokHasTheWholeWithItsNumber() {
        String order = STAGE.heldMugs(2);
        ObjectNode whole = ups(order);
        JsonNode old = STAGE.tell(whole);
        JsonNode part = STAGE.tell(partOf(whole).put("carrier_code", "pigeon"));
        STAGE.advance(THE_HOUR);
        STAGE.decided(part, "carrier");
        assertThat(STAGE.tell(ShippingStation.anew(whole)).path("status").asText())
                .isEqualTo("success");

        assertThatThrownBy(() -> desk().replay(STAGE.store(), STAGE.parcel(part)))
                .isInstanceOf(InvalidRequestException.class);

        assertThat(STAGE.parcel(old).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.parcel(old).lineIds()).hasSize(2);
    }

    @Test
    void soItIsOfOneThatWasGivenUpInFlight() {
        String order = STAGE.mugs(2);
        ObjectNode whole = ups(order);
        ObjectNode part = partOf(whole);
        HOOKS.before("shipments.send.tiktok", () -> {
            HOOKS.clear();
            desk().giveUp(STAGE.store(), STAGE.parcels(order).get(0), "one is not in it");
            STAGE.takesIn(part);
        });
        STAGE.tell(whole);
        await().atMost(SOON).until(() -> STAGE.parcels(order).get(0).state() == ParcelState.ACCEPTED);
        JsonNode again = STAGE.tell(ShippingStation.anew(part));
        assertThat(STAGE.parcel(again).rule()).isEqualTo("fewer-units");
        assertThat(STAGE.parcels(order).get(0).lineIds()).hasSize(2);
    }

    @Test
    void whatTikTokWasNeverToldOfIsNoSuccess() {
        String order = STAGE.mugs(2);
        ObjectNode first = ups(order);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE)
                        .on("/order/202507/orders")
                        .times(0));
        JsonNode old = STAGE.tell(first);
        STAGE.sandbox.control().orders().ship(order, 1, Carrier.UPS, number(first));
        STAGE.sandbox.control().orders().requestCancel(order);
        STAGE.sandbox.control().clearFaults();
        STAGE.advance(Duration.ofMinutes(16));
        STAGE.decided(old, "cancel-requested");
        STAGE.tell(ups(order));
        assertThat(STAGE.station()
                        .asks(old.path("submission_id").asText())
                        .path("status")
                        .asText())
                .isEqualTo("failure");
    }
}
