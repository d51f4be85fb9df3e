package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person who replays a parcel agrees to leave out the units that the refusal named then, and no other ones. */
class AgreedUnitsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
    private static final String DETAIL = "/order/202507/orders";

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage();

    private static ParcelDesk desk() {
        return STAGE.connector.bean(ParcelDesk.class);
    }

    private static Parcel replayed(Parcel parcel) {
        return desk().replay(STAGE.store(), STAGE.parcel(parcel.id()));
    }

    private static JsonNode answer(Parcel parcel) {
        return new ObjectMapper().createObjectNode().put("submission_id", parcel.id());
    }

    private static void ordersCannotBeRead() {
        STAGE.sandbox.control().fault(Fault.of(FaultKind.UNAVAILABLE).on(DETAIL).times(0));
    }

    /** A parcel that waits, for TikTok does not tell orders at the moment. */
    private static Parcel unread(ObjectNode parcel) {
        ordersCannotBeRead();
        return STAGE.decided(STAGE.tell(parcel), "unanswered");
    }

    /** It waits once more, and nothing of its order was seen. */
    private static void looksInVain(Parcel waiting) {
        await().atMost(SOON).until(() -> STAGE.parcel(waiting.id()).rule().equals("unanswered"));
    }

    private static void ordersCanBeRead() {
        STAGE.sandbox.control().clearFaults();
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
    }

    private static Parcel refused(Parcel parcel, String rule, String reason) {
        await().atMost(SOON).untilAsserted(() -> {
            Parcel now = STAGE.parcel(parcel.id());
            assertThat(now.state()).as("%s", now.journey()).isEqualTo(ParcelState.REFUSED);
            assertThat(now.rule()).as("%s", now.journey()).isEqualTo(rule);
            assertThat(now.reason()).contains(reason);
        });
        return STAGE.parcel(parcel.id());
    }

    private static void ships(String order, int units) {
        STAGE.sandbox.control().orders().ship(order, units);
    }

    private static void cancels(String order, int line) {
        STAGE.sandbox.control().orders().cancelLine(order, line, "BUYER");
    }

    @Test
    void aCancelledUnitIsAskedAboutAlsoWhereAnotherWentElsewhere() {
        String order = STAGE.mugs(3);
        Parcel parcel = unread(ups(order));
        ships(order, 1);
        cancels(order, 1);
        ordersCanBeRead();

        refused(parcel, "unit-cancelled", "1 of the 3 units of the parcel were cancelled");
        replayed(parcel);
        refused(parcel, "correction-mixed", "1 of the 3 units went with another");
        assertThat(STAGE.marks(order)).isZero();
        replayed(parcel);

        Parcel accepted = STAGE.decided(answer(parcel), "accepted");
        assertThat(accepted.lineIds()).doesNotContain(STAGE.lines(order).get(0));
        assertThat(STAGE.numbers(order).get(2)).isEqualTo(parcel.trackingNumber());
        assertThat(STAGE.numbers(order).get(1)).isEmpty();
    }

    @Test
    void aUnitThatIsCancelledAfterTheRestWasSentIsAskedAbout() {
        String order = STAGE.mugs(3);
        Parcel parcel = unread(ups(order));
        ships(order, 1);
        ordersCanBeRead();
        refused(parcel, "correction-mixed", "1 of the 3 units went with another");
        ordersCannotBeRead();
        replayed(parcel);
        looksInVain(parcel);
        cancels(order, 1);
        ordersCanBeRead();

        refused(parcel, "unit-cancelled", "1 of the 3 units of the parcel were cancelled");
        assertThat(STAGE.marks(order)).isZero();
    }

    @Test
    void aCorrectionIsAskedAboutItsCancelledUnitThatTikTokNeverTook() {
        String order = STAGE.mugs(2);
        Parcel parcel = unread(ups(order));
        ships(order, 1);
        cancels(order, 1);
        ordersCanBeRead();

        refused(parcel, "unit-cancelled", "1 of the 2 units of the parcel were cancelled");
        assertThat(STAGE.numbers(order)).doesNotContain(parcel.trackingNumber());
        replayed(parcel);
        STAGE.decided(answer(parcel), "accepted");
        assertThat(STAGE.numbers(order).get(0)).isEqualTo(parcel.trackingNumber());
    }

    @Test
    void whoWantsItTriedNowAgreesToNothing() {
        String order = STAGE.mugs(2);
        ObjectNode told = ups(order).put("carrier_code", "usps");
        Parcel parcel = unread(told);
        cancels(order, 1);
        ordersCanBeRead();
        refused(parcel, "unit-cancelled", "1 of the 2 units of the parcel were cancelled");
        ordersCannotBeRead();
        STAGE.tell(ShippingStation.anew(told).put("carrier_code", "ups"));
        looksInVain(parcel);
        replayed(parcel);
        ordersCanBeRead();

        refused(parcel, "unit-cancelled", "1 of the 2 units of the parcel were cancelled");
        assertThat(STAGE.marks(order)).isZero();
    }

    @Test
    void aSecondUnitThatWentElsewhereAfterTheReplayIsAskedAbout() {
        String order = STAGE.mugs(3);
        Parcel parcel = unread(ups(order));
        ships(order, 1);
        ordersCanBeRead();
        refused(parcel, "correction-mixed", "1 of the 3 units went with another");
        ordersCannotBeRead();
        replayed(parcel);
        looksInVain(parcel);
        ships(order, 1);
        ordersCanBeRead();

        refused(parcel, "correction-mixed", "2 of the 3 units went with another");
        assertThat(STAGE.marks(order)).isZero();
        replayed(parcel);
        assertThat(STAGE.decided(answer(parcel), "accepted").lineIds())
                .containsExactly(STAGE.lines(order).get(2));
    }

    @Test
    void aReplayOfARefusalForSomethingElseAgreesToNothing() {
        String order = STAGE.mugs(2);
        Parcel parcel = unread(ups(order));
        cancels(order, 1);
        ordersCanBeRead();
        Parcel asked = refused(parcel, "unit-cancelled", "1 of the 2 units of the parcel were cancelled");
        assertThat(asked.past().asked()).containsExactly(STAGE.lines(order).get(1));
        Parcel other = asked.decided(
                new ParcelDecision(ParcelState.REFUSED, "carrier", "No carrier.", "Name one."), STAGE.now(), null);

        assertThat(asked.agreed().past().agreed()).isEqualTo(asked.past().asked());
        assertThat(other.agreed().past().agreed()).isEmpty();
    }

    @Test
    void whatALongJourneyLeavesOutIsKnownAllTheSame() {
        Instant at = Instant.parse("2026-11-23T10:00:00Z");
        Parcel accepted = waitedLong(Parcels.with("7", "ups", Parcels.UPS_NUMBER), at)
                .decided(new ParcelDecision(ParcelState.ACCEPTED, "accepted", "TikTok has it.", null), at, null);
        Parcel old = waitedLong(accepted, at);

        assertThat(old.journey()).noneMatch(step -> step.state().equals("accepted"));
        assertThat(old.wasAccepted()).isTrue();
    }

    private static Parcel waitedLong(Parcel parcel, Instant at) {
        Parcel waiting = parcel;
        for (int i = 0; i < 100; i++) {
            waiting = waiting.decided(
                    new ParcelDecision(ParcelState.WAITING, "unanswered", "Waits, time " + i, null), at, at);
        }
        return waiting;
    }

    @Test
    void whatWasAgreedIsInTheTable() {
        String order = STAGE.mugs(2);
        Parcel parcel = unread(ups(order));
        cancels(order, 1);
        ordersCanBeRead();
        refused(parcel, "unit-cancelled", "1 of the 2 units of the parcel were cancelled");
        replayed(parcel);
        STAGE.decided(answer(parcel), "accepted");

        assertThat(STAGE.parcel(parcel.id()).past())
                .isEqualTo(new ParcelPast(List.of(), List.of(STAGE.lines(order).get(1)), true));
    }

    @Test
    void whatAPersonMustLookAtIsNotReplayedAlongWithAllOfItsKind() {
        String order = STAGE.mugs(2);
        Parcel parcel = unread(ups(order));
        cancels(order, 1);
        ordersCanBeRead();
        Parcel refused = refused(parcel, "unit-cancelled", "1 of the 2 units");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> desk().replayOfKind(STAGE.store(), refused))
                .isInstanceOf(dev.shopconnector.shipstation.InvalidRequestException.class)
                .hasMessageContaining("replay it by itself");
        assertThat(STAGE.parcel(parcel.id()).past().agreed()).isEmpty();
    }
}
