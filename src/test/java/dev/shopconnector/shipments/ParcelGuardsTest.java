package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.OrderProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each rule of {@code shipments.guard} and {@code shipments.carrier}, by what TikTok shows of the order. Where an order has
 * to change between the telling and the guard, TikTok holds it first: the parcel is looked at again when the hour is over.
 */
class ParcelGuardsTest {
    private static final Duration THE_HOUR = Duration.ofSeconds(3_602);
    private static final Duration A_PERSON = Duration.ofSeconds(602);

    @RegisterExtension
    private static final ParcelStage STAGE =
            new ParcelStage("shipments.retry.unclear-most=2", "shipments.retry.most-seconds=60");

    private static JsonNode waits(ObjectNode parcel, String rule, String reason) {
        JsonNode answer = STAGE.tell(parcel);
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("pending");
        Parcel waiting = STAGE.parcel(answer);
        assertThat(waiting.rule()).as(waiting.reason()).isEqualTo(rule);
        assertThat(waiting.reason()).contains(reason);
        assertThat(waiting.nextTryAt()).isAfter(STAGE.now());
        assertThat(STAGE.marks(waiting.orderId())).isZero();
        return answer;
    }

    private static JsonNode held(ObjectNode parcel) {
        return waits(
                parcel, "on-hold", "TikTok holds this order while the buyer may still cancel it; the hour ends at 20");
    }

    private static void isAccepted(JsonNode answer, String rule) {
        Parcel parcel = STAGE.decided(answer, rule);
        assertThat(parcel.state()).as(parcel.reason()).isEqualTo(ParcelState.ACCEPTED);
    }

    private static Parcel isRefused(JsonNode answer, String rule, String reason, String remedy) {
        Parcel parcel = STAGE.decided(answer, rule);
        assertThat(parcel.state()).as(parcel.reason()).isEqualTo(ParcelState.REFUSED);
        assertThat(parcel.reason()).contains(reason).doesNotContain("${", "null");
        assertThat(parcel.remedy()).contains(remedy);
        assertThat(parcel.nextTryAt()).isNull();
        assertThat(STAGE.station().asks(parcel.id()).path("failure_reason").asText())
                .contains(reason)
                .contains(remedy);
        return parcel;
    }

    @Test
    void anOrderThatTikTokDoesNotTellIsAskedForAgainAndThenGoesToAPerson() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 21008111, "not yours")
                        .on("/order/202507/orders")
                        .times(0));
        JsonNode answer = waits(ups(order), "order-untold", "did not tell this order");
        STAGE.advance(Duration.ofSeconds(61));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> STAGE.parcel(answer).tries().failures() == 2);
        STAGE.advance(Duration.ofSeconds(61));
        // The rule is called the same while it still waits.
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> STAGE.parcel(answer).state() == ParcelState.REFUSED);
        Parcel refused = isRefused(answer, "order-untold", "does not tell this order any more", "Seller Center");

        STAGE.sandbox.control().clearFaults();
        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);
        isAccepted(answer, "accepted");
    }

    @Test
    void oneOrderThatTikTokRefusesToTellStandsInNobodysWay() {
        String gone = STAGE.heldMugs(1);
        String good = STAGE.heldMugs(1);
        JsonNode first = held(ups(gone));
        JsonNode second = held(ups(good));
        STAGE.sandbox.control().fault(Fault.envelope(200, 21008111, "not yours").on("/order/202507/orders"));
        STAGE.advance(THE_HOUR);
        isAccepted(first, "accepted");
        isAccepted(second, "accepted");
    }

    @Test
    void whatWasShippedInSellerCenterWithTheSameNumberIsDone() {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .orders()
                .ship(order, 2, Carrier.UPS, parcel.path("tracking_number").asText());

        JsonNode answer = STAGE.tell(parcel);

        assertThat(answer.path("status").asText()).isEqualTo("success");
        assertThat(answer.path("confirmation_code"))
                .isEqualTo(STAGE.atTikTok(order).at("/line_items/0/package_id"));
        isAccepted(answer, "accepted-before");
        assertThat(STAGE.parcel(answer).reason()).contains("has this tracking number");
        assertThat(STAGE.parcel(answer).tries().pushes()).isZero();
        assertThat(STAGE.marks(order)).isZero();
    }

    @Test
    void whatTikTokFulfilsIsNotTheSellersToShip() {
        String order = STAGE.placed(
                STAGE.shippable(1).withProfile(OrderProfile.NORMAL.withFulfillment("FULFILLMENT_BY_TIKTOK")));
        isRefused(
                STAGE.tell(ups(order)),
                "fulfilled-by-tiktok",
                "TikTok says FULFILLMENT_BY_TIKTOK about who fulfils",
                "TikTok ships the order too");
    }

    @Test
    void anOrderWithTikToksLabelTakesNoOther() {
        String order = STAGE.placed(STAGE.shippable(1).withShipping("TIKTOK"));
        isRefused(
                STAGE.tell(ups(order)),
                "not-seller-shipping",
                "goes by TIKTOK shipping",
                "Ship the order with TikTok's label");
    }

    @Test
    void aCancelledOrderIsNotShipped() {
        String order = STAGE.heldMugs(1);
        JsonNode answer = held(ups(order));
        STAGE.sandbox.control().orders().cancel(order, "BUYER");
        STAGE.advance(THE_HOUR);
        isRefused(answer, "cancelled", "order was cancelled before", "void its label");
    }

    @Test
    void aParcelToldAfterTheCancellationWasReadIsToldSo() {
        String order = STAGE.mugs(2);
        STAGE.sandbox.control().orders().cancel(order, "BUYER");
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> STAGE.connector
                .explanation(STAGE.key(), order)
                .toString()
                .contains("CANCELLED"));
        isRefused(STAGE.tell(ups(order)), "cancelled", "cancelled", "void its label");
        isRefused(
                STAGE.tell(ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1)),
                "cancelled",
                "cancelled",
                "void its label");
    }

    @Test
    void aParcelWhoseUnitsAreAllCancelledIsNotShipped() {
        String order = STAGE.heldMugs(2);
        JsonNode answer =
                held(ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1));
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");
        STAGE.advance(THE_HOUR);
        isRefused(answer, "cancelled", "Every unit of the parcel was cancelled", "void its label");
    }

    @Test
    void ofAParcelWithACancelledUnitTheRestIsToldWhenAPersonSaysSo() {
        String order = STAGE.heldMugs(2);
        ObjectNode parcel = ups(order);
        Parcel refused = unitCancelled(order, parcel);

        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);

        isAccepted(answer(refused), "accepted");
        assertThat(STAGE.numbers(order))
                .containsExactly("", parcel.path("tracking_number").asText());
    }

    @Test
    void theRestIsRecognisedWhenTheAnswerToItWasLost() {
        String order = STAGE.heldMugs(2);
        Parcel refused = unitCancelled(order, ups(order));
        STAGE.sandbox.control().parcels().rules().acceptRepeats(true);
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)).afterEffect());

        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);
        STAGE.decided(answer(refused), "unanswered");
        STAGE.advance(Duration.ofSeconds(61));

        isAccepted(answer(refused), "accepted-before");
        assertThat(STAGE.uploads(STAGE.lines(order).get(1))).isEqualTo(1);
    }

    private static Parcel unitCancelled(String order, ObjectNode parcel) {
        JsonNode answer = held(parcel);
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");
        STAGE.advance(THE_HOUR);
        return isRefused(answer, "unit-cancelled", "1 of the 2 units of the parcel were cancelled", "then replay it");
    }

    private static JsonNode answer(Parcel parcel) {
        return new ObjectMapper().createObjectNode().put("submission_id", parcel.id());
    }

    @Test
    void aUnitCancelledAfterAReplayForAnotherReasonIsAskedAbout() {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .parcels()
                .rules()
                .judge(parcel.path("tracking_number").asText(), new Verdict(21011022, "no such number"));
        Parcel refused = isRefused(STAGE.tell(parcel), "tracking", "no such number", "Check tracking number");
        STAGE.sandbox.control().parcels().rules().reset();
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");
        ParcelDesk desk = STAGE.connector.bean(ParcelDesk.class);

        desk.replay(STAGE.store(), refused);

        refused = isRefused(answer(refused), "unit-cancelled", "1 of the 2 units", "then replay it");
        assertThat(STAGE.marks(order)).isEqualTo(1);
        desk.replay(STAGE.store(), refused);
        isAccepted(answer(refused), "accepted");
    }

    @Test
    void whoSentItWithoutOneUnitIsAskedAgainWhenAnotherIsCancelled() {
        String order = STAGE.mugs(3);
        STAGE.sandbox.control().orders().cancelLine(order, 2, "BUYER");
        Parcel refused = isRefused(
                STAGE.tell(ups(order)),
                "unit-cancelled",
                "1 of the 3 units of the parcel were cancelled",
                "then replay it");
        STAGE.sandbox.control().fault(Fault.envelope(503, 1, "away").on(ParcelStage.markPath(order)));
        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);
        STAGE.decided(answer(refused), "unanswered");
        STAGE.sandbox.control().orders().cancelLine(order, 1, "BUYER");
        STAGE.advance(Duration.ofMinutes(16));

        isRefused(answer(refused), "unit-cancelled", "2 of the 3 units of the parcel were cancelled", "then replay it");
    }

    @Test
    void aUnitThatIsNeitherOpenNorShippedHereKeepsTheOthersFromBeingToldAsAll() {
        String order = STAGE.heldMugs(2);
        JsonNode answer = held(ups(order));
        ArrayNode lines = (ArrayNode) STAGE.atTikTok(order).path("line_items").deepCopy();
        ((ObjectNode) lines.get(0)).put("display_status", "DELIVERED");
        ((ObjectNode) lines.get(1)).put("display_status", "AWAITING_SHIPMENT");
        ObjectNode patch = new ObjectMapper().createObjectNode();
        patch.set("line_items", lines);
        STAGE.advance(THE_HOUR.minusSeconds(10));
        STAGE.sandbox.control().orders().edit(order, patch);
        STAGE.advance(Duration.ofSeconds(10));
        isRefused(answer, "status", "1 of the 2 units of the parcel are open to be shipped", "replay the parcel");
        assertThat(STAGE.marks(order)).isZero();
    }

    @Test
    void ofAParcelThatWasShippedHereInPartTheRestIsTold() {
        String order = STAGE.heldMugs(2);
        ObjectNode parcel = ups(order);
        JsonNode answer = held(parcel);
        STAGE.advance(THE_HOUR.minusSeconds(10));
        STAGE.sandbox.control().orders().setStatus(order, "AWAITING_SHIPMENT");
        STAGE.sandbox
                .control()
                .orders()
                .ship(order, 1, Carrier.UPS, parcel.path("tracking_number").asText());
        STAGE.advance(Duration.ofSeconds(10));
        isAccepted(answer, "accepted");
        assertThat(STAGE.parcel(answer).reason()).contains("1 units with UPS");
        assertThat(STAGE.lines(order)).extracting(STAGE::uploads).containsExactly(0, 1);
    }

    @Test
    void unitsThatAreNotOnTheOrderAnyMoreAreNotGuessed() {
        String order = STAGE.heldMugs(2);
        JsonNode answer = held(ups(order));
        ArrayNode lines = (ArrayNode) STAGE.atTikTok(order).path("line_items").deepCopy();
        lines.remove(1);
        ObjectNode patch = new ObjectMapper().createObjectNode();
        patch.set("line_items", lines);
        STAGE.advance(THE_HOUR.minusSeconds(10));
        STAGE.sandbox.control().orders().edit(order, patch);
        STAGE.advance(Duration.ofSeconds(10));
        isRefused(answer, "units-gone", "1 of the 2 units of the parcel are not on the order", "Seller Center");
    }

    @Test
    void aHeldOrderIsToldByItselfWhenTheHourIsOver() {
        JsonNode answer = held(ups(STAGE.heldMugs(1)));
        STAGE.advance(Duration.ofSeconds(3_590));
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("on-hold");
        STAGE.advance(Duration.ofSeconds(12));
        isAccepted(answer, "accepted");
        assertThat(STAGE.parcel(answer).tries().pushes()).isEqualTo(1);
    }

    @Test
    void theBuyersHourIsKeptWhereTikTokDoesNotKeepIt() {
        String order = STAGE.placed(NewOrder.paidNow().withUnits(1).skippingHold());
        JsonNode answer = waits(ups(order), "buyers-hour", "may still cancel this order freely, until 20");
        STAGE.advance(THE_HOUR);
        isAccepted(answer, "accepted");
    }

    @Test
    void aRequestToCancelIsWaitedFor() {
        String order = STAGE.mugs(1);
        STAGE.sandbox.control().orders().requestCancel(order);
        JsonNode answer = waits(ups(order), "cancel-requested", "buyer asked to cancel");
        assertThat(STAGE.parcel(answer).remedy()).contains("Approve or reject");
        STAGE.advance(A_PERSON);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> STAGE.parcel(answer)
                                .journey()
                                .get(STAGE.parcel(answer).journey().size() - 1)
                                .times()
                        == 2);
        STAGE.sandbox.control().orders().withdrawCancelRequest(order);
        STAGE.advance(A_PERSON);
        isAccepted(answer, "accepted");
    }

    @Test
    void anUnpaidOrderIsToldOnceItIsPaidAndItsHourOver() {
        String order = STAGE.placed(NewOrder.paidNow().withUnits(1).unpaid());
        JsonNode answer = waits(ups(order), "unpaid", "not paid");
        STAGE.sandbox.control().orders().pay(order);
        STAGE.advance(A_PERSON);
        STAGE.decided(answer, "on-hold");
        STAGE.advance(THE_HOUR);
        isAccepted(answer, "accepted");
    }

    @Test
    void aTrackingNumberOfSellerCenterIsCorrectedInTimeAndOnceOnly() {
        String order = STAGE.mugs(2);
        STAGE.sandbox.control().orders().ship(order, 2);
        STAGE.advance(Duration.ofDays(3).minusSeconds(1));
        ObjectNode correction = ups(order);
        assertThat(STAGE.tell(correction).path("status").asText()).isEqualTo("success");
        assertThat(STAGE.numbers(order))
                .containsOnly(correction.path("tracking_number").asText());
        assertThat(STAGE.marks(order)).isZero();

        JsonNode second = STAGE.tell(ups(order));
        // By TikTok's clock the 72 hours are those of the first number.
        isRefused(second, "correction-used", "to correct a tracking number once", "Open a ticket");
    }

    @Test
    void after72HoursATrackingNumberStays() {
        String order = STAGE.mugs(1);
        STAGE.sandbox.control().orders().ship(order, 1);
        STAGE.advance(Duration.ofDays(3));
        Parcel late = isRefused(STAGE.tell(ups(order)), "correction-late", "for 72 hours only", "Open a ticket");
        assertThat(late.tries().pushes()).isZero();
    }

    @Test
    void aNumberThatServesOtherUnitsTooIsNotCorrected() {
        String order = STAGE.heldMugs(3);
        JsonNode answer =
                held(ShippingStation.with(ups(order), STAGE.lines(order).get(0), 2));
        STAGE.advance(THE_HOUR.minusSeconds(10));
        STAGE.sandbox.control().orders().setStatus(order, "AWAITING_SHIPMENT");
        STAGE.sandbox.control().orders().ship(order, 3);
        STAGE.advance(Duration.ofSeconds(10));
        Parcel mixed = isRefused(
                answer, "correction-mixed", "2 of the 2 units went with another tracking number", "Seller Center");
        assertThat(mixed.reason())
                .contains("ending in " + STAGE.numbers(order).get(0).substring(14));
    }

    @Test
    void aStatusThatNobodyKnowsTakesNoParcel() {
        String order = STAGE.mugs(1);
        STAGE.sandbox.control().orders().setStatus(order, "RECALLED");
        Parcel refused = isRefused(
                STAGE.tell(ups(order)), "status", "TikTok's status of this order is RECALLED", "replay the parcel");
        STAGE.sandbox.control().orders().setStatus(order, "AWAITING_SHIPMENT");
        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);
        isAccepted(answer(refused), "accepted");
    }

    @Test
    void aCarrierThatTikTokDoesNotHaveIsRefusedBeforeAnyCallWithTheClosest() {
        String order = STAGE.mugs(1);
        JsonNode answer = STAGE.tell(ShippingStation.parcel(order, "gls_usx", "123456"));
        Parcel refused = isRefused(answer, "carrier", "does not take carrier 'gls_usx'", "carriers.alias");
        assertThat(refused.reason()).contains("GLS US");
        assertThat(STAGE.marks(order)).isZero();
    }

    @Test
    void aCarrierThatIsNotNamedIsAskedFor() {
        ObjectNode nameless = ups(STAGE.mugs(1)).without("carrier_code");
        isRefused(STAGE.tell(nameless), "carrier", "did not say which carrier", "with its carrier named");
    }

    @ParameterizedTest
    @CsvSource({"off, success", "warn, success", "refuse, failure"})
    void theUspsRuleHasThreePositions(String position, String status) {
        try (ParcelStage stage = new ParcelStage("shipments.usps-rule=" + position)) {
            String order = stage.mugs(1);
            JsonNode answer = stage.tell(ShippingStation.parcel(order, "stamps_com", "9400111899223197428490"));
            assertThat(answer.path("status").asText()).isEqualTo(status);
            Parcel parcel = stage.parcel(answer);
            List<String> warned = parcel.atTikTok().warnings().stream()
                    .filter(words -> words.contains("not bought through TikTok Shipping"))
                    .toList();
            assertThat(warned).hasSize(position.equals("warn") ? 1 : 0);
            if (status.equals("failure")) {
                assertThat(parcel.rule()).isEqualTo("usps");
                assertThat(answer.path("failure_reason").asText())
                        .contains("refuses USPS labels")
                        .contains("another carrier");
                assertThat(stage.marks(order)).isZero();
            }
            JsonNode ups = stage.tell(ups(stage.mugs(1)));
            assertThat(ups.path("status").asText()).isEqualTo("success");
        }
    }

    @Test
    void whatStillWaitsWhenTheOrderIsDueGoesToAPerson() {
        String order = STAGE.mugs(1);
        STAGE.sandbox.control().orders().requestCancel(order);
        JsonNode answer = waits(ups(order), "cancel-requested", "buyer asked to cancel");
        STAGE.advance(Duration.ofDays(5));
        Parcel refused = isRefused(
                answer, "deadline", "time by which TikTok wants this order shipped is over", "replay the parcel");
        assertThat(refused.reason()).contains("The buyer asked to cancel this order");
    }

    @Test
    void anOutageBeyondTheOrdersTimeGoesToAPersonToo() {
        String order = STAGE.heldMugs(1);
        JsonNode answer = held(ups(order));
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE)
                        .on("/order/202507/orders")
                        .times(0));
        STAGE.advance(Duration.ofDays(6));
        Parcel refused = isRefused(
                answer, "deadline", "time by which TikTok wants this order shipped is over", "replay the parcel");
        assertThat(refused.reason()).contains("could not be asked");
    }

    @Test
    void noWaitRunsBeyondTheDeadline() {
        String order = STAGE.heldMugs(1);
        due(order, STAGE.now().plusSeconds(60));
        Instant atLeast = STAGE.now().plusSeconds(3_600);
        Parcel waiting = STAGE.parcel(held(ups(order)));
        assertThat(waiting.tries().deadlineAt()).isEqualTo(atLeast);
        assertThat(waiting.nextTryAt()).as("the hold ends a second later").isEqualTo(atLeast);
    }

    @Test
    void noOutageIsWaitedForBeyondTheDeadlineEither() {
        String order = STAGE.heldMugs(1);
        due(order, STAGE.now().plusSeconds(60));
        JsonNode answer = held(ups(order));
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE)
                        .on("/order/202507/orders")
                        .times(0));
        STAGE.advance(Duration.ofSeconds(3_599));
        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), STAGE.parcel(answer));
        Parcel waiting = STAGE.decided(answer, "unanswered");
        assertThat(waiting.nextTryAt()).isEqualTo(waiting.tries().deadlineAt());
    }

    @ParameterizedTest
    @CsvSource({"/packages", "/order/202507/orders"})
    void aRefusedAuthorisationOfAConnectedShopIsNotWaitedForBeyondTheDeadline(String call) {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(401, 105002, "access token is expired")
                        .on(call.equals("/packages") ? ParcelStage.markPath(order) : call)
                        .times(0));
        JsonNode answer = STAGE.tell(ups(order));
        Parcel waiting = STAGE.decided(answer, "unauthorized");
        assertThat(waiting.state()).isEqualTo(ParcelState.WAITING);
        assertThat(waiting.reason()).contains("refuses it").doesNotContain("${");
        assertThat(waiting.nextTryAt()).isAfter(STAGE.now().plusSeconds(60));

        STAGE.advance(Duration.ofDays(6));

        isRefused(answer, "deadline", "refuses it", "replay the parcel");
        STAGE.sandbox.control().clearFaults();
        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), STAGE.parcel(answer));
        isAccepted(answer, "accepted");
    }

    @Test
    void theDeadlineFollowsTheTimeByWhichTikTokWantsTheOrderShipped() {
        String order = STAGE.mugs(1);
        STAGE.sandbox.control().orders().requestCancel(order);
        JsonNode answer = waits(ups(order), "cancel-requested", "buyer asked to cancel");
        Instant moved = STAGE.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
        due(order, moved);

        STAGE.advance(Duration.ofDays(5));

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> STAGE.parcel(answer).tries().deadlineAt().equals(moved));
        assertThat(STAGE.parcel(answer).state()).isEqualTo(ParcelState.WAITING);
        due(order, STAGE.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        STAGE.advance(Duration.ofDays(2));
        isRefused(answer, "deadline", "time by which TikTok wants this order shipped is over", "replay the parcel");
    }

    private static void due(String order, Instant time) {
        STAGE.sandbox
                .control()
                .orders()
                .edit(order, new ObjectMapper().createObjectNode().put("shipping_due_time", time.getEpochSecond()));
    }

    @Test
    void howeverUspsIsSpelledAndListedTheRuleIsAboutIt() {
        try (ParcelStage stage = new ParcelStage("shipments.usps-rule=refuse")) {
            for (String told : List.of(
                    "usps",
                    "usps_walleted",
                    "se-123_usps",
                    "US Postal Service",
                    "U.S. Postal Service",
                    "United States Postal Service",
                    "stamps_com",
                    "endicia")) {
                isRefusedAsUsps(stage, told);
            }
            for (String listed :
                    List.of("USPS Ground Advantage", "United States Postal Service", "U.S. Postal Service", "usps")) {
                stage.sandbox
                        .control()
                        .parcels()
                        .carriers(stage.shopId())
                        .set(OrderProfile.STANDARD, List.of(new Carrier("7000000000000000001", listed), Carrier.UPS));
                stage.connector.sql(jdbc -> jdbc.update("DELETE FROM shipping_providers"));
                isRefusedAsUsps(stage, listed);
            }
        }
    }

    private static void isRefusedAsUsps(ParcelStage stage, String carrier) {
        String order = stage.mugs(1);
        JsonNode answer = stage.tell(ShippingStation.parcel(order, carrier, "9400111899223197428490"));
        assertThat(stage.parcel(answer).rule()).as("%s: %s", carrier, answer).isEqualTo("usps");
        assertThat(stage.marks(order)).isZero();
    }
}
