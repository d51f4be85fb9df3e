package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The shipped {@code routes/orders.judge.camel.yaml}, one order at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeRouteTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final PageReader reader = new PageReader(Clock.fixed(NOW, ZoneOffset.UTC));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private @Nullable ProducerTemplate template;

    @BeforeAll
    void loadTheRoute() throws Exception {
        ImportSettings settings = new ImportSettings(
                Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(7), 100, Duration.ofHours(1));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        camel.getRegistry().bind("orderFacts", new OrderFacts(new BuyersHour(clock, settings)));
        camel.getRegistry().bind("addressRule", new AddressRule());
        camel.getRegistry().bind("judge", new Judge(clock, new JudgeRules(), new SalesOrderDocuments()));
        camel.getPropertiesComponent().setInitialProperties(shippedSettings());
        Path file = Path.of("routes/orders.judge.camel.yaml");
        try (YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(camel);
            loader.build();
            loader.start();
            RoutesBuilder route =
                    loader.loadRoutesBuilder(ResourceHelper.fromString("file:judge.yaml", Files.readString(file)));
            camel.addRoutes(route);
        }
        camel.start();
        template = camel.createProducerTemplate();
    }

    private static Properties shippedSettings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        Properties properties = new Properties();
        Properties shipped = yaml.getObject();
        if (shipped != null) {
            shipped.forEach((key, value) -> properties.put(key, String.valueOf(value)));
        }
        return properties;
    }

    @AfterAll
    void stop() throws IOException {
        camel.close();
    }

    private static final String GOOD = "src/test/resources/orders/multi-unit.json";

    private Judgement judge(Consumer<ObjectNode> change) throws IOException {
        return judge(change, null);
    }

    private Judgement judge(Consumer<ObjectNode> change, @Nullable StoredOrder stored) throws IOException {
        ObjectNode order = (ObjectNode) json.readTree(Files.readString(Path.of(GOOD)));
        change.accept(order);
        Candidate candidate = reader.candidates(List.of(order)).get(0);
        if (stored != null) {
            candidate.remember(stored);
        }
        assertThat(template).isNotNull();
        Exchange judged = template.request(
                "direct:orders.judge", exchange -> exchange.getMessage().setBody(candidate));
        if (judged.getException() != null) {
            throw new AssertionError(judged.getException());
        }
        Judgement judgement = candidate.judgement();
        assertThat(judgement.reason()).isNotBlank().doesNotContain("${", "null", "UNSPECIFIED.");
        assertThat(candidate.salesOrder() != null || judgement.rule().equals("closed-told"))
                .isEqualTo(judgement.verdict() == Verdict.SERVE);
        return judgement;
    }

    @Test
    void aGoodOrderIsServedAndEveryRuleBeforeIsNamedAsPassed() throws IOException {
        Judgement judgement = judge(order -> {});
        assertThat(judgement.verdict()).isEqualTo(Verdict.SERVE);
        assertThat(judgement.rule()).isEqualTo("open");
        assertThat(judgement.shipstationStatus()).isEqualTo("AwaitingShipment");
        assertThat(judgement.passed())
                .extracting(Judgement.Passed::rule)
                .containsExactly(
                        "readable",
                        "closed-told",
                        "order-type",
                        "fulfilled-by-tiktok",
                        "fulfillment-type",
                        "tiktok-shipping",
                        "shipping-type",
                        "on-hold",
                        "status",
                        "buyers-hour",
                        "cancel-requested",
                        "no-lines",
                        "lines-on-hold",
                        "lines",
                        "address-unpaid",
                        "address-masked-closed",
                        "address-masked",
                        "address");
        assertThat(judgement.reviewAt()).isAfter(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "order_type, LIVE_AUCTION, order-type",
        "fulfillment_type, FULFILLMENT_BY_TIKTOK, fulfilled-by-tiktok",
        "fulfillment_type, FULFILLMENT_BY_DILAYANI_TOKOPEDIA, fulfillment-type",
        "shipping_type, TIKTOK, tiktok-shipping",
        "shipping_type, TIKTOK_DIGITAL, shipping-type",
        "status, ON_HOLD, on-hold",
        "status, RETURNING, status",
    })
    void oneFieldDecides(String field, String value, String rule) throws IOException {
        Judgement judgement = judge(order -> order.put(field, value));
        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(judgement.rule()).isEqualTo(rule);
        assertThat(judgement.remedy()).isNotBlank();
        assertThat(judgement.shipstationStatus()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "order_type, LIVE_AUCTION",
        "fulfillment_type, FULFILLMENT_BY_DILAYANI_TOKOPEDIA",
        "shipping_type, TIKTOK",
        "shipping_type, TIKTOK_DIGITAL",
        "status, RETURNING",
    })
    void whatIsHeldUntilSomebodyActsIsReadAgainSoThatActingHelps(String field, String value) throws IOException {
        assertThat(judge(order -> order.put(field, value)).reviewAt()).isEqualTo(NOW.plusSeconds(21_600));
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, false", "IN_TRANSIT, false", "COMPLETED, false", "AWAITING_SHIPMENT, true"})
    void nobodyIsToldToShipWhatIsClosed(String status, boolean open) throws IOException {
        Judgement judgement = judge(order -> order.put("status", status).put("shipping_type", "TIKTOK"));
        assertThat(judgement.rule()).isEqualTo("tiktok-shipping");
        assertThat(String.valueOf(judgement.remedy()).contains("Ship this one")).isEqualTo(open);
        assertThat(judgement.reviewAt() != null).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "fulfillment_type, fulfillment-type",
        "shipping_type, shipping-type",
        "status, status",
    })
    void whatTikTokDoesNotSayIsNotUnderstood(String field, String rule) throws IOException {
        Judgement judgement = judge(order -> order.remove(field));
        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(judgement.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_SHIPMENT, AwaitingShipment",
        "PAID, AwaitingShipment",
        "PARTIALLY_SHIPPING, AwaitingShipment",
        "AWAITING_COLLECTION, Completed",
        "IN_TRANSIT, Completed",
        "DELIVERED, Completed",
        "COMPLETED, Completed",
        "CANCELLED, Cancelled",
        "UNPAID, AwaitingPayment",
    })
    void theStatusTable(String tiktok, String shipstation) throws IOException {
        Judgement judgement = judge(order -> order.put("status", tiktok));
        assertThat(judgement.verdict()).isEqualTo(Verdict.SERVE);
        assertThat(judgement.shipstationStatus()).isEqualTo(shipstation);
    }

    @Test
    void anOrderTypeThatTikTokLeavesEmptyIsAnOrdinaryOne() throws IOException {
        assertThat(judge(order -> order.put("order_type", "")).verdict()).isEqualTo(Verdict.SERVE);
    }

    @ParameterizedTest
    @CsvSource({"3599, HOLD", "3600, SERVE", "3601, SERVE", "0, HOLD"})
    void theBuyersHourEndsToTheSecondWhereTikTokDoesNotKeepIt(long secondsSincePaid, Verdict verdict)
            throws IOException {
        Judgement judgement = judge(order ->
                order.put("is_on_hold_order", false).put("paid_time", NOW.getEpochSecond() - secondsSincePaid));
        assertThat(judgement.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.HOLD) {
            assertThat(judgement.rule()).isEqualTo("buyers-hour");
            assertThat(judgement.reviewAt()).isEqualTo(NOW.plusSeconds(3600 - secondsSincePaid));
            assertThat(judgement.reason())
                    .contains(NOW.plusSeconds(3600 - secondsSincePaid).toString());
        }
    }

    @Test
    void theBuyersHourDoesNotHoldBackThatAnOrderIsCancelled() throws IOException {
        Judgement judgement = judge(order -> order.put("is_on_hold_order", false)
                .put("paid_time", NOW.getEpochSecond() - 60)
                .put("status", "CANCELLED"));
        assertThat(judgement.shipstationStatus()).isEqualTo("Cancelled");
    }

    @Test
    void aHoldOfTikToksOwnSaysWhenItEnds() throws IOException {
        Judgement judgement =
                judge(order -> order.put("status", "ON_HOLD").put("paid_time", NOW.getEpochSecond() - 600));
        assertThat(judgement.reason()).contains(NOW.plusSeconds(3000).toString());
        assertThat(judgement.reviewAt()).isEqualTo(NOW.plusSeconds(3000));
    }

    @Test
    void aBuyerWhoAskedToCancelIsWaitedFor() throws IOException {
        Judgement judgement = judge(order -> order.put("is_buyer_request_cancel", true));
        assertThat(judgement.rule()).isEqualTo("cancel-requested");
        assertThat(judge(order -> order.put("is_buyer_request_cancel", true).put("status", "COMPLETED"))
                        .verdict())
                .isEqualTo(Verdict.SERVE);
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, lines", "CANCELLED, lines", "ON_HOLD, lines-on-hold", "TO_SHIP, open"})
    void aLineSaysWhetherItMayBeShipped(String displayStatus, String rule) throws IOException {
        Judgement judgement = judge(order -> order.withArray("line_items")
                .forEach(line -> ((ObjectNode) line).put("display_status", displayStatus)));
        assertThat(judgement.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"'', lines", "AWAITING_SHIPMENT, open"})
    void whoCancelledALineCountsWhereItsStatusIsNotTold(String displayStatus, String rule) throws IOException {
        Judgement judgement = judge(order -> order.withArray("line_items")
                .forEach(line ->
                        ((ObjectNode) line).put("display_status", displayStatus).put("cancel_user", "BUYER")));
        assertThat(judgement.rule()).isEqualTo(rule);
    }

    @Test
    void anOrderWithoutLinesIsNotUnderstood() throws IOException {
        assertThat(judge(order -> order.putArray("line_items")).rule()).isEqualTo("no-lines");
    }

    @Test
    void whereTikTokDoesNotSayWhenAnOrderWasPaidTheHourCountsFromItsLastChange() throws IOException {
        Judgement justChanged = judge(order -> {
            order.put("is_on_hold_order", false).put("update_time", NOW.getEpochSecond() - 600);
            order.remove("paid_time");
        });
        assertThat(justChanged.rule()).isEqualTo("buyers-hour");
        Judgement nothingKnown = judge(order -> {
            order.put("is_on_hold_order", false).put("paid_time", 0);
            order.remove("create_time");
            order.remove("update_time");
        });
        assertThat(nothingKnown.rule()).isEqualTo("buyers-hour");
        Judgement longUnchanged = judge(order -> {
            order.put("is_on_hold_order", false).put("update_time", NOW.getEpochSecond() - 3600);
            order.remove("paid_time");
        });
        assertThat(longUnchanged.verdict()).isEqualTo(Verdict.SERVE);
    }

    @Test
    void nothingLeftToShipIsNotHandedOut() throws IOException {
        Judgement judgement = judge(order ->
                order.withArray("line_items").forEach(line -> ((ObjectNode) line).put("display_status", "CANCELLED")));
        assertThat(judgement.rule()).isEqualTo("lines");
    }

    @Test
    void anUnpaidOrderWithoutAnAddressWaitsForThePayment() throws IOException {
        Judgement judgement = judge(order -> {
            order.put("status", "UNPAID");
            order.remove("recipient_address");
        });
        assertThat(judgement.rule()).isEqualTo("address-unpaid");
        assertThat(judgement.reviewAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_SHIPMENT, address_line1, 44** L*, address-masked",
        "AWAITING_SHIPMENT, name, M*** T***, address-masked",
        "CANCELLED, address_line1, 44** L*, address-masked-closed",
        "AWAITING_SHIPMENT, postal_code, '', address",
    })
    void anAddressThatIsMaskedOrIncompleteIsNoAddress(String status, String field, String value, String rule)
            throws IOException {
        Judgement judgement = judge(order -> {
            order.put("status", status);
            ((ObjectNode) order.path("recipient_address")).put(field, value);
        });
        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(judgement.rule()).isEqualTo(rule);
        assertThat(judgement.reason()).doesNotContain("44**", "M***");
    }

    @Test
    void aMaskedPhoneAloneHoldsNothing() throws IOException {
        assertThat(judge(order ->
                                ((ObjectNode) order.path("recipient_address")).put("phone_number", "(+1)213-***-1234"))
                        .verdict())
                .isEqualTo(Verdict.SERVE);
    }

    @Test
    void whatCannotBeReadIsHeldWithThePlaceAndWithoutTheValue() throws IOException {
        Judgement judgement = judge(order -> order.putArray("status").add("Jane Roe"));
        assertThat(judgement.rule()).isEqualTo("readable");
        assertThat(judgement.reason()).contains("status").doesNotContain("Jane");
    }

    @Test
    void anOrderWithoutAnIdIsKeptUnderItsFingerprint() throws IOException {
        Judgement judgement = judge(order -> order.remove("id"));
        assertThat(judgement.rule()).isEqualTo("readable");
    }

    @Test
    void whatShipStationWouldRefuseIsHeldBecauseItWouldRefuseTheWholePage() throws IOException {
        Judgement street =
                judge(order -> ((ObjectNode) order.path("recipient_address")).put("address_line1", "x".repeat(201)));
        assertThat(street.rule()).isEqualTo("valid");
        assertThat(street.reason()).contains("address_line_1").doesNotContain("xxx");
    }

    private StoredOrder stored() throws IOException {
        ObjectNode clear = (ObjectNode) json.readTree(Files.readString(Path.of(GOOD)));
        Candidate before = reader.candidates(List.of(clear)).get(0);
        return new StoredOrder(
                before.id(), 1, new byte[0], before.shipTo(), judge(order -> {}), List.of(), NOW, true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "shipping_type, TIKTOK",
        "shipping_type, TIKTOK_DIGITAL",
        "fulfillment_type, FULFILLMENT_BY_TIKTOK",
        "fulfillment_type, SOMEBODY",
        "order_type, LIVE_AUCTION",
        "line_items, ''",
        "recipient_address, ''",
    })
    void theEndOfAnOrderThatShipStationHasIsToldWhateverElseChanged(String field, String value) throws IOException {
        for (String status : List.of("CANCELLED", "COMPLETED")) {
            Judgement judgement = judge(
                    order -> {
                        order.put("status", status);
                        if (value.isEmpty()) {
                            order.remove(field);
                        } else {
                            order.put(field, value);
                        }
                    },
                    stored());
            assertThat(judgement.verdict()).isEqualTo(Verdict.SERVE);
            assertThat(judgement.rule()).isEqualTo("closed-told");
            assertThat(judgement.shipstationStatus()).isEqualTo(status.equals("CANCELLED") ? "Cancelled" : "Completed");
        }
    }

    @Test
    void anOpenOrderThatShipStationHasIsHeldLikeAnyOther() throws IOException {
        assertThat(judge(order -> order.put("shipping_type", "TIKTOK"), stored())
                        .rule())
                .isEqualTo("tiktok-shipping");
    }

    @Test
    void aStoredClearAddressStandsInForAMaskedOneAndOnlyForThat() throws IOException {
        StoredOrder stored = stored();
        Judgement cancelled = judge(
                order -> {
                    order.put("status", "CANCELLED");
                    ((ObjectNode) order.path("recipient_address"))
                            .put("name", "M***")
                            .put("address_line1", "4***");
                },
                stored);
        assertThat(cancelled.shipstationStatus()).isEqualTo("Cancelled");
        Judgement incomplete = judge(
                order -> ((ObjectNode) order.path("recipient_address"))
                        .put("address_line1", "12 New Street")
                        .put("postal_code", ""),
                stored);
        assertThat(incomplete.rule()).isEqualTo("address");
    }
}
