package dev.shopconnector.shipments;

import static dev.shopconnector.shipments.ParcelStage.ups;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.faults.Fault;
import dev.shopconnector.sandbox.faults.FaultKind;
import dev.shopconnector.sandbox.shipping.ShippingRules.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each code with which TikTok answers a parcel leads to: TikTok Shop's common errors and its batch-ship table. */
class TikTokCodesTest {
    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(16);
    private static final String SAID = "TikTok's own words";

    @RegisterExtension
    private static final ParcelStage STAGE = new ParcelStage("tiktok.rate-limited.retries=1");

    private static void armed(String order, int status, int code, String words, int times) {
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(status, code, words)
                        .on(ParcelStage.markPath(order))
                        .times(times));
    }

    private static JsonNode toldWhileTikTokSays(String order, int status, int code, String words, int times) {
        armed(order, status, code, words, times);
        return STAGE.tell(ups(order));
    }

    private static void acceptedAfterAPause(JsonNode answer) {
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        STAGE.decided(answer, "accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "105005, 403, permission",
        "105004, 403, permission",
        "101000, 401, permission",
        "36009033, 403, permission",
        "106001, 401, call",
        "36004001, 200, permission",
        "36004004, 200, permission",
        "36004005, 200, permission",
        "36009002, 429, rate-limited",
        "36009037, 200, rate-limited",
        "36009003, 500, unanswered",
        "36009007, 408, unanswered",
        "36009007, 504, unanswered",
        "10002014, 200, unanswered",
        "10002015, 200, unanswered",
        "10037002, 200, unanswered",
        "10037003, 200, unanswered",
        "10037004, 200, unanswered",
        "10006402, 200, unanswered",
        "11001001, 200, unanswered",
        "21001002, 200, unanswered",
        "21001003, 200, unanswered",
        "21001005, 200, unanswered",
        "21001010, 200, unanswered",
        "21001011, 200, unanswered",
        "21001201, 200, unanswered",
        "21011500, 200, unanswered",
        "99999999, 200, unanswered",
        "21011044, 200, on-hold",
        "21011007, 200, after-sale",
        "21008044, 200, after-sale",
        "21021010, 200, after-sale",
        "21011040, 200, unclear",
        "21011027, 200, unclear",
        "21011003, 200, unclear",
        "21011008, 200, unclear",
        "21008013, 200, unclear",
        "21008026, 200, unclear",
    })
    void whatPassesIsWaitedForAndEndsAccepted(int code, int status, String rule) {
        String order = STAGE.mugs(1);
        armed(order, status, code, SAID, 0);

        JsonNode answer = STAGE.tell(ups(order));

        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("pending");
        Parcel waiting = STAGE.parcel(answer);
        assertThat(waiting.rule()).isEqualTo(rule);
        assertThat(waiting.state()).isEqualTo(ParcelState.WAITING);
        assertThat(waiting.reason()).hasSizeGreaterThan(30).doesNotContain("${", "null");
        assertThat(waiting.nextTryAt())
                .isBetween(STAGE.now().plusSeconds(1), STAGE.now().plusSeconds(3_601));
        if (rule.equals("permission") || rule.equals("unanswered") || rule.equals("unclear")) {
            assertThat(waiting.reason()).contains(SAID);
        }
        if (rule.equals("permission") || rule.equals("after-sale") || rule.equals("on-hold")) {
            assertThat(waiting.remedy()).contains("by itself");
        }

        STAGE.sandbox.control().clearFaults();
        long told = STAGE.marks(order);
        STAGE.advance(LONGER_THAN_ANY_PAUSE);

        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(STAGE.marks(order)).isEqualTo(told + 1);
        assertThat(STAGE.uploads(STAGE.lines(order).get(0))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21011022 | tracking | does not take UPS or the tracking number | Check tracking number and carrier",
                "11028006 | tracking-of-nobody | finds no carrier for this tracking number | Check the tracking number",
                "21011025 | tracking-used | for another parcel already | print a label of its own",
                "21011001 | not-here | does not have this order for this shop | belongs to this store",
                "21011028 | not-here | does not have this order for this shop | belongs to this store",
                "21008111 | not-here | does not have this order for this shop | belongs to this store",
                "21011041 | cancelled | was cancelled before | void its label",
                "21011046 | combined | cannot be shipped in parts | split the combination",
                "21011050 | correction-late | for 72 hours only | Open a ticket",
                "21011051 | correction-used | a tracking number once | Open a ticket",
                "21008025 | fulfilled-by-tiktok | TikTok's own warehouse ships | Stop the parcel",
                "21008106 | region | region or kind of business | Shipping Options",
                "106013 | unknown-code | code 106013 | tell the connector's operator the code",
                "36009004 | unknown-code | code 36009004 | tell the connector's operator the code",
                "36009009 | unknown-code | code 36009009 | tell the connector's operator the code",
                "36009010 | unknown-code | code 36009010 | tell the connector's operator the code",
                "36009014 | unknown-code | code 36009014 | tell the connector's operator the code",
                "36009021 | unknown-code | code 36009021 | tell the connector's operator the code",
                "36009022 | unknown-code | code 36009022 | tell the connector's operator the code",
                "36009023 | unknown-code | code 36009023 | tell the connector's operator the code",
                "77777777 | unknown-code | code 77777777 | tell the connector's operator the code",
            })
    void whatAPersonMustMendIsNotToldAgain(int code, String rule, String reason, String remedy) {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .parcels()
                .rules()
                .judge(parcel.path("tracking_number").asText(), new Verdict(code, SAID));

        JsonNode answer = STAGE.tell(parcel);

        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("failure");
        assertThat(answer.path("failure_reason").asText())
                .contains(reason)
                .contains(remedy)
                .doesNotContain("${", "null");
        Parcel refused = STAGE.parcel(answer);
        assertThat(refused.state()).isEqualTo(ParcelState.REFUSED);
        assertThat(refused.rule()).isEqualTo(rule);
        if (rule.equals("unknown-code")) {
            assertThat(refused.reason()).contains(SAID);
        }

        STAGE.sandbox.control().parcels().rules().reset();
        STAGE.advance(LONGER_THAN_ANY_PAUSE);
        // Whoever tells of parcels has been here after the pause: another one went through.
        assertThat(STAGE.tell(ups(STAGE.mugs(1))).path("status").asText()).isEqualTo("success");
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(STAGE.parcel(answer).state()).isEqualTo(ParcelState.REFUSED);

        STAGE.connector.bean(ParcelDesk.class).replay(STAGE.store(), refused);
        assertThat(STAGE.decided(answer, "accepted").state()).isEqualTo(ParcelState.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "105002  | 401 | access token is expired, please refresh it",
                "36009004 | 400 | Invalid credentials. The 'x-tts-access-token' header is invalid.",
            })
    void anExpiredTokenIsRenewedAndTheParcelToldOnce(int code, int status, String words) {
        String order = STAGE.mugs(1);
        armed(order, status, code, words, 1);
        assertThat(STAGE.tell(ups(order)).path("status").asText()).isEqualTo("success");
        assertThat(STAGE.marks(order)).isEqualTo(2);
        assertThat(STAGE.uploads(STAGE.lines(order).get(0))).isEqualTo(1);
    }

    @Test
    void aTokenThatIsRefusedAfterItsRenewalIsWaitedFor() {
        JsonNode answer =
                toldWhileTikTokSays(STAGE.mugs(1), 401, 105002, "access token is expired, please refresh it", 0);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unauthorized");
        assertThat(STAGE.parcel(answer).remedy()).contains("Connect the shop again");
        STAGE.sandbox.control().clearFaults();
        acceptedAfterAPause(answer);
    }

    @Test
    void aTimestampThatTikTokRefusesIsWaitedForAndTheOperatorIsNamed() {
        JsonNode answer = toldWhileTikTokSays(STAGE.mugs(1), 400, 36009004, "Invalid timestamp: too old", 1);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("call");
        assertThat(STAGE.parcel(answer).reason()).contains("36009004").contains("timestamp");
        assertThat(STAGE.parcel(answer).remedy()).contains("operator");
        acceptedAfterAPause(answer);
    }

    @Test
    void aYesThatNamesNoPackageIsNoYes() {
        String order = STAGE.mugs(1);
        JsonNode answer = toldWhileTikTokSays(order, 200, 0, "Success", 1);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unanswered");
        acceptedAfterAPause(answer);
        assertThat(STAGE.uploads(STAGE.lines(order).get(0))).isEqualTo(1);
    }

    @Test
    void carriersThatTikTokDoesNotTellAreNoReasonToHoldUpOtherParcels() {
        String order = STAGE.mugs(1);
        STAGE.connector.sql(jdbc -> jdbc.update("DELETE FROM shipping_providers"));
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(200, 36009001, "delivery option is disabled")
                        .on("*shipping_providers*")
                        .times(100));
        JsonNode answer = STAGE.tell(ups(order));
        assertThat(STAGE.parcel(answer).rule()).as("%s", answer).isEqualTo("carrier");
        assertThat(answer.path("failure_reason").asText()).contains("36009001").contains("Seller Center");
        STAGE.sandbox.control().clearFaults();
        assertThat(STAGE.tell(ups(STAGE.mugs(1))).path("status").asText()).isEqualTo("success");
    }

    @Test
    void aRefusalOfTheCallItselfSaysNothingAboutTheOrder() {
        String order = STAGE.mugs(1);
        STAGE.sandbox
                .control()
                .fault(Fault.envelope(400, 36009004, "Invalid timestamp: too old")
                        .on("/order/202507/orders*")
                        .times(1));

        JsonNode answer = STAGE.tell(ups(order));

        assertThat(answer.path("status").asText()).isEqualTo("pending");
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("permission");
        acceptedAfterAPause(answer);
    }

    @Test
    void whatStaysUnclearGoesToAPersonAfterAFewTries() {
        String order = STAGE.mugs(1);
        JsonNode answer = toldWhileTikTokSays(order, 200, 21011040, SAID, 0);
        for (int tries = 1; tries < 9; tries++) {
            int so = tries;
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> STAGE.parcel(answer).tries().failures() == so);
            STAGE.advance(LONGER_THAN_ANY_PAUSE);
        }
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> STAGE.parcel(answer).state() == ParcelState.REFUSED);
        assertThat(STAGE.parcel(answer).reason())
                .contains("again and again")
                .contains("21011040")
                .contains(SAID);
        assertThat(STAGE.parcel(answer).remedy()).contains("replay the parcel");
        assertThat(STAGE.marks(order)).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"INTERNAL_ERROR", "UNAVAILABLE", "RESET", "TRUNCATE", "DROP"})
    void aLostYesIsRecognisedAndNothingIsToldTwice(FaultKind kind) {
        String order = STAGE.mugs(2);
        ObjectNode parcel = ups(order);
        STAGE.sandbox.control().parcels().rules().acceptRepeats(true);
        STAGE.sandbox
                .control()
                .fault(Fault.of(kind).on(ParcelStage.markPath(order)).afterEffect());

        JsonNode answer = STAGE.tell(parcel);
        assertThat(STAGE.parcel(answer).rule()).isEqualTo("unanswered");
        assertThat(STAGE.parcel(answer).reason()).contains("read again before TikTok is told again");
        STAGE.advance(LONGER_THAN_ANY_PAUSE);

        Parcel accepted = STAGE.decided(answer, "accepted-before");
        assertThat(accepted.state()).isEqualTo(ParcelState.ACCEPTED);
        assertThat(accepted.packageId())
                .isEqualTo(STAGE.atTikTok(order).at("/line_items/0/package_id").asText());
        assertThat(STAGE.marks(order)).isEqualTo(1);
        assertThat(STAGE.lines(order))
                .allSatisfy(line -> assertThat(STAGE.uploads(line)).isEqualTo(1));
        assertThat(STAGE.station().asks(accepted.id()).path("confirmation_code").asText())
                .isEqualTo(accepted.packageId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verification timed out. Please check whether the tracking number is right.",
                "The tracking number does not match the selected provider. Did you mean to select FedEx?"
            })
    void anAcceptedParcelKeepsTikToksWarning(String warning) {
        String order = STAGE.mugs(1);
        ObjectNode parcel = ups(order);
        STAGE.sandbox
                .control()
                .parcels()
                .rules()
                .judge(parcel.path("tracking_number").asText(), new Verdict(0, warning));
        JsonNode answer = STAGE.tell(parcel);
        assertThat(answer.path("status").asText()).isEqualTo("success");
        assertThat(STAGE.parcel(answer).atTikTok().warnings()).contains("TikTok Shop says: " + warning);
    }
}
