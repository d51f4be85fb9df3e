package dev.shopconnector.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.OrderProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of carriers that is not what it was, or cannot be read: TikTok Shop's logistics API, "Get Shipping Providers". */
class CarrierTroubleTest {
    private static final String PROVIDERS = "/shipping_providers";
    private static final String OTHER_OPTION = "7091146663220000002";
    private static final Carrier NEW_UPS = new Carrier("7999999999999999901", "UPS");
    private static final Carrier NEWER_UPS = new Carrier("7999999999999999902", "UPS");
    private static final ParcelStage STAGE = new ParcelStage();

    @BeforeEach
    void aListThatWasReadALittleWhileAgo() {
        lists(Carrier.ALL);
        STAGE.connector.sql(jdbc -> jdbc.update("DELETE FROM shipping_providers"));
        assertThat(STAGE.tell(ups(STAGE.mugs(1))).path("status").asText()).isEqualTo("success");
        STAGE.advance(Duration.ofMinutes(10));
        STAGE.sandbox.calls().reset();
    }

    @AfterEach
    void noTrouble() {
        STAGE.sandbox.control().clearFaults();
        STAGE.sandbox.control().parcels().rules().reset();
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    private static ObjectNode ups(String orderId) {
        return ShippingStation.parcel(orderId, "ups", ParcelStage.number());
    }

    private static void lists(List<Carrier> carriers) {
        STAGE.sandbox.control().parcels().carriers(STAGE.shopId()).set(OrderProfile.STANDARD, carriers);
    }

    private static long readings() {
        return STAGE.sandbox.calls().all().stream()
                .filter(call -> call.path().endsWith(PROVIDERS))
                .count();
    }

    @Test
    void aProviderIdThatTikTokChangedIsReadAndTheParcelToldAnew() {
        lists(List.of(Carrier.USPS, NEW_UPS));
        String order = STAGE.mugs(1);

        JsonNode answer = STAGE.tell(ups(order));

        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("pending");
        Parcel waiting = STAGE.parcel(answer);
        assertThat(waiting.rule()).isEqualTo("provider-changed");
        assertThat(waiting.reason()).contains("UPS", "another id", "told").doesNotContain("${", "null");
        STAGE.advance(Duration.ofSeconds(2));
        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.marks(order)).isEqualTo(2);
        assertThat(readings()).isEqualTo(1);
        assertThat(STAGE.uploads(STAGE.lines(order).get(0))).isEqualTo(1);
    }

    @Test
    void aListIsNotReadAgainAndAgainAndTheWordsBlameNeitherAlone() {
        lists(List.of(Carrier.USPS, NEW_UPS));
        JsonNode first = STAGE.tell(ups(STAGE.mugs(1)));
        assertThat(STAGE.parcel(first).rule()).isEqualTo("provider-changed");
        lists(List.of(Carrier.USPS, NEWER_UPS));
        STAGE.advance(Duration.ofSeconds(2));

        Parcel refused = STAGE.decided(first, "tracking");

        assertThat(refused.state()).isEqualTo(ParcelState.REFUSED);
        assertThat(refused.reason())
                .contains("UPS", "or the tracking number")
                .doesNotContain("does not take the tracking number", "${");
        assertThat(refused.remedy()).contains("replay");
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void aCarrierThatTikTokTookOffItsListIsTheCarriersMatter() {
        lists(List.of(Carrier.USPS, Carrier.FEDEX));
        String order = STAGE.mugs(1);

        JsonNode answer = STAGE.tell(ups(order));

        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("failure");
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("carrier");
        assertThat(answer.path("failure_reason").asText())
                .contains("does not take carrier 'ups'", "FedEx")
                .doesNotContain("Check the tracking number", "${");
        assertThat(STAGE.marks(order)).isEqualTo(1);
    }

    @Test
    void ofACarrierThatTikTokStillListsItIsTheTrackingNumber() {
        for (int i = 0; i < 2; i++) {
            ObjectNode parcel = ups(STAGE.mugs(1));
            STAGE.sandbox
                    .control()
                    .parcels()
                    .rules()
                    .judge(parcel.path("tracking_number").asText(), new Verdict(21011022, "so TikTok says"));
            JsonNode answer = STAGE.tell(parcel);
            assertThat(STAGE.parcel(answer).rule()).as("%s", answer).isEqualTo("tracking");
            assertThat(STAGE.parcel(answer).reason()).contains("UPS", "so TikTok says");
            if (i == 0) {
                assertThat(STAGE.parcel(answer).reason()).contains("still lists UPS");
            }
            assertThat(readings()).isEqualTo(1);
        }
    }

    @Test
    void aListThatCannotBeReadAgainLetsTheParcelWait() {
        lists(List.of(Carrier.USPS, NEW_UPS));
        STAGE.sandbox
                .control()
                .fault(Fault.of(FaultKind.UNAVAILABLE).on("*" + PROVIDERS).times(1_000));
        JsonNode answer = STAGE.tell(ups(STAGE.mugs(1)));

        Parcel waiting = STAGE.parcel(answer);
        assertThat(waiting.state()).isEqualTo(ParcelState.WAITING);
        assertThat(waiting.rule()).isEqualTo("provider-doubted");
        assertThat(waiting.reason()).contains("UPS").doesNotContain("${", "null");

        STAGE.sandbox.control().clearFaults();
        STAGE.advance(Duration.ofMinutes(1));
        STAGE.decided(answer, "provider-changed");
        STAGE.advance(Duration.ofSeconds(2));
        STAGE.decided(answer, "accepted");
    }

    @Test
    void ofUspsThatTikTokRefusesTheTrackingNumberIsNotBlamed() {
        STAGE.sandbox.control().parcels().rules().setUsps(new Verdict(21011022, "failed verification"));

        JsonNode answer = STAGE.tell(ShippingStation.parcel(STAGE.mugs(1), "stamps_com", "9400111899223197428490"));

        assertThat(STAGE.parcel(answer).rule()).as("%s", answer).isEqualTo("usps");
        assertThat(answer.path("failure_reason").asText())
                .contains("USPS", "TikTok Shipping", "failed verification")
                .doesNotContain("Check tracking number");
    }

    static List<Fault> troubles() {
        return List.of(
                Fault.of(FaultKind.INTERNAL_ERROR),
                Fault.of(FaultKind.TRUNCATE),
                Fault.of(FaultKind.DROP),
                Fault.envelope(200, 0, "Success"),
                Fault.envelope(403, 105005, "apply auth pkg"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aListThatFailsHoldsUpThoseThatNeedItAndNobodyElse(Fault trouble) {
        STAGE.sandbox.control().parcels().carriers(STAGE.shopId()).set(OTHER_OPTION, Carrier.ALL);
        STAGE.sandbox.control().fault(trouble.on("*" + OTHER_OPTION + PROVIDERS).times(1_000));
        List<JsonNode> parcels = new ArrayList<>();
        List<String> healthy = STAGE.placed(STAGE.shippable(1), 3);
        List<String> sick = STAGE.placed(STAGE.shippable(1), 6);
        sick.forEach(CarrierTroubleTest::goesByTheOtherOption);
        sick.forEach(order -> parcels.add(ups(order)));
        healthy.forEach(order -> parcels.add(ups(order)));

        JsonNode answers = STAGE.station().ships(parcels.toArray(JsonNode[]::new));

        for (int i = 0; i < parcels.size(); i++) {
            assertThat(answers.path(i).path("status").asText())
                    .as("%s: %s", i, answers)
                    .isEqualTo(i < sick.size() ? "pending" : "success");
        }
        for (int i = 0; i < sick.size(); i++) {
            Parcel waiting = STAGE.parcel(answers.path(i));
            assertThat(waiting.rule()).as(waiting.reason()).isEqualTo("carriers-untold");
            assertThat(waiting.reason()).contains("which carriers").doesNotContain("${", "null");
            assertThat(STAGE.marks(sick.get(i))).isZero();
        }
        assertThat(readings())
                .as("one attempt with its retries for all of a batch")
                .isLessThanOrEqualTo(4);

        STAGE.sandbox.control().clearFaults();
        STAGE.advance(Duration.ofMinutes(16));
        for (int i = 0; i < sick.size(); i++) {
            STAGE.decided(answers.path(i), "accepted");
        }
    }

    @Test
    void aListThatMayNotBeAskedForNowHoldsUpThoseThatNeedItAndNobodyElse() {
        STAGE.sandbox.control().parcels().carriers(STAGE.shopId()).set(OTHER_OPTION, Carrier.ALL);
        STAGE.sandbox
                .control()
                .fault(Fault.throttle(1).on("*" + OTHER_OPTION + PROVIDERS).times(1_000));
        List<JsonNode> parcels = new ArrayList<>();
        List<String> healthy = STAGE.placed(STAGE.shippable(1), 2);
        List<String> sick = STAGE.placed(STAGE.shippable(1), 4);
        sick.forEach(CarrierTroubleTest::goesByTheOtherOption);
        sick.forEach(order -> parcels.add(ups(order)));
        healthy.forEach(order -> parcels.add(ups(order)));

        JsonNode answers = STAGE.station().ships(parcels.toArray(JsonNode[]::new));

        for (int i = 0; i < sick.size(); i++) {
            Parcel waiting = STAGE.decided(answers.path(i), "carriers-untold");
            assertThat(waiting.state()).isEqualTo(ParcelState.WAITING);
            assertThat(waiting.reason()).contains("limits the calls", "which carriers");
            assertThat(STAGE.marks(sick.get(i))).isZero();
        }
        for (int i = 0; i < healthy.size(); i++) {
            STAGE.decided(answers.path(sick.size() + i), "accepted");
        }
        assertThat(readings())
                .as("one attempt with its retries for all of a batch")
                .isLessThanOrEqualTo(6);

        STAGE.sandbox.control().clearFaults();
        STAGE.advance(Duration.ofMinutes(16));
        for (int i = 0; i < sick.size(); i++) {
            STAGE.decided(answers.path(i), "accepted");
        }
    }

    private static void goesByTheOtherOption(String order) {
        STAGE.sandbox
                .control()
                .orders()
                .edit(order, new ObjectMapper().createObjectNode().put("delivery_option_id", OTHER_OPTION));
    }
}
