package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.testing.StepHooks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an order that is read for one parcel, or an answer about it, says of parcels that are over for us. */
class OrderReadAgainTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OTHER = "1Z999AA10123456784";
    private static final StepHooks HOOKS = new StepHooks();

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage(HOOKS);

    private static Parcel row(ObjectNode parcel) {
        return STAGE.parcels(parcel.path("order_id").asText()).stream()
                .filter(row -> row.trackingNumber()
                        .equals(parcel.path("tracking_number").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode of(ObjectNode parcel, int line, int units) {
        return ShippingStation.with(
                parcel, STAGE.lines(parcel.path("order_id").asText()).get(line), units);
    }

    /** The merchant gives one line another tracking number at TikTok. */
    private static void changedThere(String order, int line) {
        ArrayNode lines = (ArrayNode) STAGE.atTikTok(order).path("line_items").deepCopy();
        ((ObjectNode) lines.get(line)).put("tracking_number", OTHER).put("package_id", "1159999999999999999");
        ObjectNode patch = new ObjectMapper().createObjectNode();
        patch.set("line_items", lines);
        STAGE.sandbox.control().orders().edit(order, patch);
    }

    private static void isAccepted(JsonNode answer) {
        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @Test
    void aNumberThatWasChangedAtTikTokIsNotAcceptedAnyMoreThoughItsCorrectionIsRefused() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        isAccepted(STAGE.tell(first));
        changedThere(order, 0);
        STAGE.sandbox.control().fault(Fault.envelope(200, 21011051, "used").on("*/shipping_info/update"));

        STAGE.decided(STAGE.tell(ups(order)), "correction-used");

        assertThat(row(first).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(row(first).reason()).contains("has another tracking number", "ending in 6784");
        assertThat(row(first).remedy()).contains("Seller Center");
        assertThat(STAGE.station().asks(row(first).id()).path("failure_reason").asText())
                .contains("ending in 6784");
    }

    @Test
    void ofAParcelThatWasChangedAtTikTokInPartTheRestIsAccepted() {
        String order = STAGE.mugs(3);
        ObjectNode first = of(ups(order), 0, 2);
        isAccepted(STAGE.tell(first));
        int changed = STAGE.lines(order).indexOf(row(first).lineIds().get(0));
        String kept = row(first).lineIds().get(1);
        changedThere(order, changed);

        isAccepted(STAGE.tell(of(ups(order), 2, 1)));

        assertThat(row(first).state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(row(first).lineIds()).containsExactly(kept);
        assertThat(row(first).reason()).contains("for 1 of the 2 units", "ending in 6784");
        assertThat(row(first).atTikTok().warnings()).anyMatch(warning -> warning.contains("ending in 6784"));
    }

    @Test
    void aCorrectionWhoseYesWasLostIsNoChangeThatSomebodyElseMade() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        isAccepted(STAGE.tell(first));
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.RESET).on("*/shipping_info/update").afterEffect());
        JsonNode second = STAGE.tell(ups(order));
        STAGE.decided(second, "unanswered");
        STAGE.advance(Duration.ofMinutes(16));

        assertThat(STAGE.decided(second, "accepted-before").state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(row(first).state()).isEqualTo(ParcelState.REPLACED);
        assertThat(row(first).rule()).isEqualTo("replaced");
        assertThat(STAGE.station().asks(row(first).id()).path("status").asText())
                .isEqualTo("success");
    }

    @Test
    void aClearNoToAParcelThatWasGivenUpMeanwhileEndsTheDoubt() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 11028006, "no carrier").on(ParcelStage.markPath(order)));
        HOOKS.before("shipments.send.tiktok", () -> {
            HOOKS.clear();
            STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), row(first), "label void");
        });

        STAGE.tell(first);

        isKnownNotToBeThere(first, ParcelState.GIVEN_UP);
        assertThat(row(first).reason()).contains("label void");
    }

    @Test
    void anOrderThatShowsTheUnitsOpenEndsTheDoubtAboutANumberThatWasReplaced() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)));
        STAGE.decided(STAGE.tell(first), "unanswered");
        assertThat(row(first).atTikTok().unsure()).isTrue();

        STAGE.decided(STAGE.tell(ups(order).put("carrier_code", "pigeon")), "carrier");

        isKnownNotToBeThere(first, ParcelState.REPLACED);
    }

    @Test
    void itEndsTheDoubtAboutANumberThatWasGivenUpToo() {
        String order = STAGE.mugs(1);
        ObjectNode first = ups(order);
        STAGE.sandbox.control().fault(Fault.of(FaultKind.RESET).on(ParcelStage.markPath(order)));
        Parcel unanswered = STAGE.decided(STAGE.tell(first), "unanswered");
        Parcel givenUp = STAGE.connector.bean(ParcelDesk.class).giveUp(STAGE.store(), unanswered, "label void");
        assertThat(givenUp.reason()).contains("may have");

        STAGE.decided(STAGE.tell(ups(order).put("carrier_code", "pigeon")), "carrier");

        isKnownNotToBeThere(first, ParcelState.GIVEN_UP);
        assertThat(row(first).reason()).contains("label void");
    }

    private static void isKnownNotToBeThere(ObjectNode parcel, ParcelState state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(row(parcel).atTikTok().unsure())
                        .as("%s", row(parcel).journey())
                        .isFalse());
        assertThat(row(parcel).state()).isEqualTo(state);
        assertThat(row(parcel).reason()).contains("does not have").doesNotContain("may have");
        assertThat(row(parcel).remedy()).isNull();
        assertThat(row(parcel).lineIds()).isNotEmpty();
    }
}
