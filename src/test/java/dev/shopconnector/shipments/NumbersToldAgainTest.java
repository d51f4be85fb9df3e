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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An earlier number that ShipStation or a person wants back, while TikTok has, or may have, another one for its units. */
class NumbersToldAgainTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final String CORRECTION = "*/shipping_info/update";
    private static final StepHooks HOOKS = new StepHooks();

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage(HOOKS);

    private static ParcelDesk desk() {
        return STAGE.connector.bean(ParcelDesk.class);
    }

    private static String number(JsonNode parcel) {
        return parcel.path("tracking_number").asText();
    }

    private static String status(JsonNode answer) {
        return answer.path("status").asText();
    }

    private static Parcel row(ObjectNode parcel) {
        return STAGE.parcels(parcel.path("order_id").asText()).stream()
                .filter(row -> row.trackingNumber().equals(number(parcel)))
                .findFirst()
                .orElseThrow();
    }

    private static void becomes(ObjectNode parcel, ParcelState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(row(parcel).state())
                .as("%s", row(parcel).journey())
                .isEqualTo(state));
    }

    /** The second number, told while the first one waited, got TikTok's yes, which was lost, and was given up. */
    private static void givenUpAfterALostYes(ObjectNode first, ObjectNode second) {
        String order = first.path("order_id").asText();
        STAGE.tell(first);
        JsonNode answer = STAGE.tell(second);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        STAGE.advance(THE_HOUR);
        STAGE.decided(answer, "unanswered");
        desk().giveUp(STAGE.store(), row(second), "The label was void");
    }

    private static void isTheNumberAtTikTok(ObjectNode wanted, ObjectNode other) {
        becomes(wanted, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(wanted.path("order_id").asText())).containsOnly(number(wanted));
        assertThat(row(other).state()).isEqualTo(ParcelState.REPLACED);
    }

    @Test
    void toldAgainItReplacesTheOneWhoseYesWasLost() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        givenUpAfterALostYes(first, second);

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(again.path("submission_id").asText()).isEqualTo(row(first).id());
        isTheNumberAtTikTok(first, second);
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void soItDoesReplayed() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        givenUpAfterALostYes(first, second);
        desk().replay(STAGE.store(), row(first));
        isTheNumberAtTikTok(first, second);
    }

    @Test
    void soItDoesReplayedWhileTheOtherIsTold() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        STAGE.tell(first);
        STAGE.tell(second);
        HOOKS.before("shipments.send.tiktok", () -> {
            HOOKS.clear();
            desk().giveUp(STAGE.store(), row(second), "The label was void");
            desk().replay(STAGE.store(), row(first));
        });
        STAGE.advance(THE_HOUR);
        isTheNumberAtTikTok(first, second);
    }

    @Test
    void anAcceptedOneIsNoSuccessWhileTikTokMayHaveItsCorrection() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION).afterEffect());
        ObjectNode second = ups(order);
        STAGE.decided(STAGE.tell(second), "unanswered");
        desk().giveUp(STAGE.store(), row(second), "The first is right after all");

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(status(again)).as("%s", again).isNotEqualTo("success");
        STAGE.decided(again, "correction-used");
        assertThat(row(first).remedy()).contains("Open a ticket");
        assertThat(STAGE.numbers(order)).containsOnly(number(second));
        assertThat(row(second).state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void norIsItMoreThanLookedAtWhenTikTokHasItStill() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION));
        ObjectNode second = ups(order);
        STAGE.decided(STAGE.tell(second), "unanswered");
        desk().giveUp(STAGE.store(), row(second), "The first is right after all");

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(status(again)).as("%s", again).isEqualTo("success");
        assertThat(row(first).rule()).isEqualTo("accepted-before");
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
        assertThat(row(second).state()).isEqualTo(ParcelState.GIVEN_UP);
        assertThat(row(second).atTikTok().unsure()).isFalse();
        assertThat(row(second).reason()).doesNotContain("may have").contains("does not have");
    }

    @Test
    void givenUpBeforeThatWasLookedAtItSaysThatTikTokMayHaveIt() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION));
        ObjectNode second = ups(order);
        STAGE.decided(STAGE.tell(second), "unanswered");
        desk().giveUp(STAGE.store(), row(second), "The first is right after all");
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("/order/*").times(0));
        STAGE.takesIn(ShippingStation.anew(first));
        assertThat(row(first).state()).isEqualTo(ParcelState.WAITING);

        desk().giveUp(STAGE.store(), row(first), "By hand");

        assertThat(row(first).reason()).contains("so it may have");
    }

    @Test
    void aReplacedOneToldInANewNotificationIsRefusedAndComesBackByReplay() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        STAGE.tell(first);
        STAGE.tell(second);

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(status(again)).as("%s", again).isEqualTo("failure");
        assertThat(again.path("failure_reason").asText())
                .contains("ending in " + number(second).substring(14) + ", meanwhile; that one counts")
                .contains("replay this one");
        assertThat(STAGE.numbers(order)).containsOnly(number(second));

        desk().replay(STAGE.store(), row(first));

        STAGE.decided(again, "correction-used");
        assertThat(row(second).state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void byReplayItIsCorrectedWhereTikTokAllowsIt() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        ObjectNode second = ups(order);
        STAGE.tell(first);
        STAGE.tell(second);
        STAGE.advance(THE_HOUR);
        becomes(second, ParcelState.ACCEPTED);
        assertThat(status(STAGE.tell(ShippingStation.anew(first)))).isEqualTo("failure");
        desk().replay(STAGE.store(), row(first));
        isTheNumberAtTikTok(first, second);
    }

    @Test
    void aThirdNumberRefusedAfterALostCorrectionCanBeReplayed() {
        String order = STAGE.mugs(1);
        STAGE.tell(ups(order));
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION).afterEffect());
        ObjectNode second = ups(order);
        STAGE.tell(second);
        ObjectNode third = ups(order);
        STAGE.decided(STAGE.tell(third), "correction-used");
        assertThat(row(second).state()).isEqualTo(ParcelState.ACCEPTED);

        assertThat(desk().replay(STAGE.store(), row(third)).state()).isEqualTo(ParcelState.WAITING);

        becomes(third, ParcelState.REFUSED);
        assertThat(row(third).rule()).isEqualTo("correction-used");
    }

    @Test
    void oneThatWasRefusedBeforeTheOtherIsNotBroughtBackAlongWithAllOfItsKind() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order).put("carrier_code", "pigeon");
        STAGE.tell(first);
        ObjectNode second = ups(order);
        assertThat(status(STAGE.tell(second))).isEqualTo("success");
        assertThatThrownBy(() -> desk().replay(STAGE.store(), row(first)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ending in " + number(second).substring(14))
                .hasMessageContaining("tell it in ShipStation once more");

        assertThat(status(STAGE.tell(ShippingStation.anew(first).put("carrier_code", "ups"))))
                .isEqualTo("failure");
        desk().replay(STAGE.store(), row(first));

        isTheNumberAtTikTok(first, second);
    }

    @Test
    void anUnknownOrderIsLookedForAgain() {
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("/order/*").times(0));
        String order = STAGE.sandbox
                .control()
                .orders()
                .place(STAGE.shopId(), STAGE.shippable(1), 1)
                .get(0);
        ObjectNode parcel = ups(order);
        JsonNode first = STAGE.tell(parcel);
        assertThat(STAGE.parcel(first).rule()).isEqualTo("unknown-order");
        STAGE.sandbox.control().clearFaults();
        await().atMost(SOON).until(() -> {
            STAGE.advance(Duration.ofMinutes(1));
            return STAGE.connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1;
        });

        assertThat(status(STAGE.tell(parcel))).as("the very same").isEqualTo("failure");
        JsonNode again = STAGE.tell(ShippingStation.anew(parcel));

        assertThat(again.path("submission_id")).isEqualTo(first.path("submission_id"));
        assertThat(status(again)).as("%s", again).isEqualTo("success");
        assertThat(STAGE.numbers(order)).containsOnly(number(parcel));
    }

    private static void ordersCannotBeRead() {
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE)
                        .on("/order/202507/orders")
                        .times(0));
    }

    private static void ordersCanBeRead() {
        STAGE.sandbox.control().clearFaults();
        STAGE.advance(Duration.ofMinutes(16));
    }

    @Test
    void aCorrectionThatIsInDoubtIsRecognisedBeforeAnythingIsCorrectedBack() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION).afterEffect());
        ObjectNode second = ups(order);
        STAGE.decided(STAGE.tell(second), "unanswered");

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(again.path("failure_reason").asText())
                .contains("ending in " + number(second).substring(14) + "; that one counts")
                .contains("so it may have it still");
        STAGE.advance(Duration.ofMinutes(16));
        becomes(second, ParcelState.ACCEPTED);
        assertThat(row(first).rule()).isEqualTo("told-in-vain");
        assertThat(row(first).reason()).doesNotContain("may have");
        assertThat(STAGE.sandbox.calls().all())
                .filteredOn(call -> call.path().contains(order))
                .filteredOn(call -> call.path().endsWith("/shipping_info/update"))
                .hasSize(1);
    }

    @Test
    void whatWasAcceptedAndDoubtedIsLookedAtWhenNothingElseIsLeft() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(CORRECTION));
        ObjectNode second = ups(order);
        STAGE.decided(STAGE.tell(second), "unanswered");
        desk().giveUp(STAGE.store(), row(second), "The first is right");
        ordersCannotBeRead();
        STAGE.tell(ShippingStation.anew(first));
        ObjectNode third = ups(order);
        STAGE.tell(third);
        desk().giveUp(STAGE.store(), row(third), "No, the first");
        ordersCanBeRead();

        JsonNode again = STAGE.tell(ShippingStation.anew(first));

        assertThat(status(again)).as("%s", again).isEqualTo("success");
    }

    @Test
    void oneThatIsToldInVainSaysStillThatTikTokMayHaveIt() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        ObjectNode first = ups(order);
        STAGE.tell(first);
        ordersCannotBeRead();
        STAGE.tell(ups(order));

        STAGE.tell(ShippingStation.anew(first));

        assertThat(row(first).state()).isEqualTo(ParcelState.REFUSED);
        assertThat(row(first).rule()).isEqualTo("told-in-vain");
        assertThat(row(first).reason()).contains("so it may have it");
    }

    @Test
    void aReplayTakesNoNumberBackThatWasToldLater() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        ObjectNode second = ups(order).put("carrier_code", "pigeon");
        STAGE.tell(second);
        STAGE.advance(THE_HOUR);
        await().atMost(SOON).until(() -> row(second).rule().equals("carrier"));
        assertThat(status(STAGE.tell(ShippingStation.anew(first)))).isEqualTo("success");

        assertThatThrownBy(() -> desk().replay(STAGE.store(), row(second)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ending in " + number(first).substring(14));
        assertThat(STAGE.numbers(order)).containsOnly(number(first));
    }

    @Test
    void aReplayOfWhatWasEnteredByHandIsNotOverwrittenByAnOlderOneThatWaits() {
        String order = STAGE.mugs(2);
        String line = STAGE.lines(order).get(0);
        ordersCannotBeRead();
        ObjectNode first = ShippingStation.with(ups(order), line, 1);
        STAGE.tell(first);
        STAGE.tell(ShippingStation.with(ups(order), line, 1));
        ObjectNode third = ShippingStation.with(ups(order), line, 1);
        assertThat(STAGE.parcel(STAGE.tell(third)).rule()).isEqualTo("units-left");
        STAGE.sandbox.control().orders().ship(order, 1, Carrier.UPS, number(third));
        STAGE.advance(Duration.ofSeconds(1));
        STAGE.sandbox.control().orders().touch(order);
        await().atMost(SOON)
                .until(() -> STAGE.connector.count(
                                "SELECT COUNT(*) FROM orders WHERE order_id = ? AND tiktok_update_time >= ?",
                                order,
                                STAGE.now().getEpochSecond())
                        == 1);

        desk().replay(STAGE.store(), row(third));

        assertThat(row(first).state()).isEqualTo(ParcelState.REPLACED);
        ordersCanBeRead();
        becomes(third, ParcelState.ACCEPTED);
        assertThat(STAGE.numbers(order).get(0)).isEqualTo(number(third));
    }

    @Test
    void toldAnewAfterTheTimeIsOverItIsTriedForAnHour() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());
        ObjectNode first = ups(order);
        STAGE.tell(first);
        ordersCannotBeRead();
        STAGE.advance(Duration.ofDays(6));
        await().atMost(SOON).until(() -> row(first).rule().equals("deadline"));
        assertThat(row(first).reason()).contains("so it may have");

        STAGE.tell(ShippingStation.anew(first));
        assertThat(row(first).state()).isEqualTo(ParcelState.WAITING);
        ordersCanBeRead();

        becomes(first, ParcelState.ACCEPTED);
    }

    @Test
    void toldAgainWithoutACarrierItKeepsTheOneThatIsKnown() {
        String order = STAGE.heldMugs(1);
        ObjectNode first = ups(order);
        STAGE.tell(first);
        ObjectNode second = ups(order);
        STAGE.tell(second);
        desk().giveUp(STAGE.store(), row(second), "void");
        STAGE.advance(THE_HOUR);
        ObjectNode again = ShippingStation.anew(first);
        again.remove("carrier_code");
        assertThat(status(STAGE.tell(again))).isEqualTo("success");
    }
}
