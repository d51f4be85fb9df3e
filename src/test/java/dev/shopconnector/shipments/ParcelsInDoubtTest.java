package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether TikTok has a parcel whose answer was lost is not claimed before it is known. */
class ParcelsInDoubtTest {
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
    private static final String MAY_HAVE = "its answer was lost, so it may have";
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

    private static JsonNode unanswered(String order, Fault fault) {
        STAGE.sandbox.control().fault(fault.on(ParcelStage.markPath(order)));
        JsonNode answer = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unanswered");
        return answer;
    }

    private static Parcel givenUp(JsonNode answer) {
        return STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), STAGE.parcel(answer), "By hand");
    }

    @Test
    void givenUpAfterALostAnswerItSaysThatTikTokMayHaveIt() {
        JsonNode answer = unanswered(STAGE.mugs(1), Fault.of(FaultKind.RESET).afterEffect());
        Parcel parcel = givenUp(answer);
        assertThat(parcel.reason()).contains("By hand").contains(MAY_HAVE).doesNotContain("is not told");
        assertThat(parcel.remedy()).contains("Seller Center");
        assertThat(STAGE.station().asks(parcel.id()).path("failure_reason").asText())
                .contains(MAY_HAVE);
    }

    @Test
    void givenUpAfterAClearNoItSaysThatTikTokIsNotTold() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 21011022, "no such number").on(ParcelStage.markPath(order)));
        JsonNode answer = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("tracking");
        assertThat(givenUp(answer).reason()).isEqualTo("A person decided that TikTok is not told: By hand");
    }

    @Test
    void theOrderReadAgainTakesTheDoubtAway() {
        String order = STAGE.mugs(1);
        JsonNode answer = unanswered(order, Fault.of(FaultKind.RESET));
        STAGE.sandbox.control().orders().requestCancel(order);
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        STAGE.decided(answer, "cancel-requested");
        assertThat(givenUp(answer).reason()).doesNotContain("may have");
    }

    @Test
    void cancelledAfterALostAnswerItSaysThatTikTokMayHaveIt() {
        String order = STAGE.mugs(1);
        JsonNode answer = unanswered(order, Fault.of(FaultKind.RESET));
        STAGE.sandbox.control().orders().cancel(order, "BUYER");
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        Parcel parcel = STAGE.decided(answer, "cancelled");
        assertThat(parcel.reason()).contains(MAY_HAVE).doesNotContain("before TikTok");
        assertThat(parcel.remedy()).contains("void its label").contains("Seller Center");
    }

    @Test
    void itsUnitsCancelledAfterALostAnswerItSaysSoToo() {
        String order = STAGE.mugs(2);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)));
        JsonNode answer =
                STAGE.tell(ShippingStation.with(ups(order), STAGE.lines(order).get(0), 1));
        STAGE.sandbox.control().orders().cancelLine(order, 0, "BUYER");
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        assertThat(STAGE.decided(answer, "cancelled").reason()).contains(MAY_HAVE);
    }

    @Test
    void whatTikTokTookBeforeItWasCancelledIsKnownAsTaken() {
        String order = STAGE.mugs(2);
        JsonNode answer = unanswered(order, Fault.of(FaultKind.RESET).afterEffect());
        STAGE.sandbox.control().orders().cancel(order, "BUYER");
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        Parcel parcel = STAGE.decided(answer, "accepted-before");
        assertThat(parcel.state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(parcel.packageId()).isNotNull();
        assertThat(parcel.atTikTok().warnings())
                .anySatisfy(words -> assertThat(words).contains("Stop the parcel"));
    }

    @Test
    void aBatchThatBreaksOffLeavesWhatItHasSettledAsItIs() {
        List<String> orders = STAGE.placed(STAGE.shippable(1), 2);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on("/fulfillment/*"));
        AtomicInteger told = new AtomicInteger();
        HOOKS.before("shipments.send.tiktok", () -> {
            if (told.incrementAndGet() == 2) {
                HOOKS.clear();
                // By now the first one is due again.
                STAGE.advance(Duration.ofMinutes(1));
                throw new IllegalStateException("a fault of the route");
            }
        });

        JsonNode answers = STAGE.station().ships(ups(orders.get(0)), ups(orders.get(1)));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(answers)
                .extracting(answer -> STAGE.parcel(answer).rule())
                .containsExactlyInAnyOrder("accepted", "fault"));
        assertThat(answers)
                .extracting(answer -> STAGE.parcel(answer).journey().stream()
                        .map(ParcelStep::rule)
                        .toList())
                .containsExactlyInAnyOrder(
                        List.of("received", "telling", "unanswered", "telling", "accepted"),
                        List.of("received", "telling", "fault"));
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        answers.forEach(answer -> STAGE.decided(answer, "accepted"));
    }

    @Test
    void longNamesAndIdsOfTikToksDoNotKeepAnOutcomeFromBeingStored() {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .orders()
                .ship(order, 1, Carrier.UPS, parcel.path("tracking_number").asText());
        ArrayNode lines = (ArrayNode) STAGE.atTikTok(order).path("line_items").deepCopy();
        ((ObjectNode) lines.get(0))
                .put("shipping_provider_name", "N".repeat(300))
                .put("package_id", "1".repeat(200));
        ObjectNode patch = parcel.objectNode();
        patch.set("line_items", lines);
        STAGE.sandbox.control().orders().edit(order, patch);

        Parcel accepted = STAGE.decided(STAGE.tell(parcel), "accepted-before");

        assertThat(accepted.packageId()).isEqualTo("1".repeat(200));
        assertThat(accepted.atTikTok().providerName())
                .startsWith("NNN")
                .endsWith("…")
                .hasSize(255);
    }
}
