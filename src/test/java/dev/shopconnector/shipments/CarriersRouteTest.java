package dev.shopconnector.shipments;

import static dev.shopconnector.tiktok.TikTokStandIn.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.tiktok.Connector;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.TikTokPermanentException;
import dev.shopconnector.tiktok.TikTokRateLimitedException;
import dev.shopconnector.tiktok.TikTokStandIn;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped {@code routes/carriers.*} on a real MariaDB, asking a TikTok Shop over HTTP. */
class CarriersRouteTest {
    private static final String SHOP = "shop-1";
    private static final String OTHER_SHOP = "shop-2";
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final List<String> TIKTOKS = List.of(
            "USPS",
            "UPS",
            "FedEx",
            "DHL express",
            "DHL eCommerce",
            "Amazon Logistics",
            "LaserShip",
            "OnTrac",
            "UniUni",
            "Gofo Express",
            "Veho",
            "OSM Worldwide",
            "TForce",
            "Better Trucks",
            "Asendia US",
            "Yanwen",
            "AxleHire",
            "Lone Star Overnight",
            "Deliver-it",
            "GLS US",
            "GLS USA",
            "Spee-Dee Delivery",
            "Wizmo",
            "Speedx",
            "First Mile",
            "DoorDash",
            "ACI Logistix",
            "Cirro",
            "PiggyShip",
            "Western Post",
            "DeliverDirect",
            "Cainiao US",
            "Tusk");
    private static final AtomicInteger OPTIONS = new AtomicInteger();
    private static final AtomicInteger CLAIMS = new AtomicInteger();
    private static final SandboxClock CLOCK = SandboxClock.frozenAt(Instant.parse("2026-11-22T10:00:00Z"));

    private static TikTokStandIn tiktok;
    private static Connector connector;
    private static final Map<String, String> CONNECTIONS = new HashMap<>();

    /** A delivery option that no other test asks about. */
    private final String option = "70911466632200" + OPTIONS.incrementAndGet();

    private String shop = SHOP;

    @BeforeAll
    static void start() {
        tiktok = new TikTokStandIn();
        connector = new Connector(tiktok, EmbeddedMariaDb.shared().freshUrl(), CLOCK);
        connect(SHOP);
        connect(OTHER_SHOP);
    }

    private static String connect(String shopId) {
        CONNECTIONS.put(shopId, connector.connect(tiktok, "seller of " + shopId, shopId));
        tiktok.forgetCalls();
        return shopId;
    }

    @AfterAll
    static void stop() {
        connector.close();
        tiktok.close();
    }

    @BeforeEach
    void forget() {
        tiktok.forgetCalls();
    }

    private record Resolved(
            @Nullable String id,
            @Nullable String name,
            @Nullable String problem,
            @Nullable String remedy,
            List<String> warnings) {}

    @SuppressWarnings("unchecked")
    private static Resolved out(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return new Resolved(
                exchange.getVariable("providerId", String.class),
                exchange.getVariable("providerName", String.class),
                exchange.getVariable("carrierProblem", String.class),
                exchange.getVariable("carrierRemedy", String.class),
                exchange.getVariable("trackingWarnings", List.class));
    }

    private Exchange ask(Parcel parcel, @Nullable String deliveryOption) {
        return connector.bean(ProducerTemplate.class).request("direct:carriers.resolve", exchange -> {
            layOut(exchange, parcel, deliveryOption);
        });
    }

    private static void layOut(Exchange exchange, Parcel parcel, @Nullable String deliveryOption) {
        ObjectNode order = new ObjectMapper().createObjectNode().put("id", parcel.orderId());
        if (deliveryOption != null) {
            order.put("delivery_option_id", deliveryOption);
        }
        String connection = Objects.requireNonNull(CONNECTIONS.get(parcel.shopId()));
        ShopAccess access = new ShopAccess(connection, parcel.shopId(), "CIPHER_" + parcel.shopId());
        exchange.setVariable("parcel", parcel);
        exchange.setVariable("order", TikTokOrderReader.read(order));
        exchange.setVariable("lease", new PushLease(access, CLAIMS.incrementAndGet(), List.of(parcel)));
    }

    private Exchange ask(@Nullable String carrier) {
        return ask(Parcels.with(shop, carrier, Parcels.UPS_NUMBER), option);
    }

    private Resolved resolve(@Nullable String carrier) {
        return out(ask(carrier));
    }

    private static ResponseDefinitionBuilder list(String... names) {
        ObjectNode envelope =
                new ObjectMapper().createObjectNode().put("code", 0).put("message", "Success");
        ArrayNode providers = envelope.putObject("data").putArray("shipping_providers");
        for (String name : names) {
            providers.addObject().put("id", idOf(name)).put("name", name);
        }
        return WireMock.okJson(envelope.toString());
    }

    private static String idOf(String name) {
        return "7" + Integer.toUnsignedString(name.hashCode());
    }

    private static ResponseDefinitionBuilder[] outage() {
        ResponseDefinitionBuilder down = error(503, 36009003, "Internal error.");
        return new ResponseDefinitionBuilder[] {down, down, down, down};
    }

    private int calls() {
        int calls = tiktok.calls().size();
        tiktok.forgetCalls();
        return calls;
    }

    @ParameterizedTest
    @CsvSource({
        "stamps_com, USPS",
        "Stamps.com, USPS",
        "usps, USPS",
        "USPS Ground Advantage, USPS",
        "U.S. Postal Service, USPS",
        "United States Postal Service, USPS",
        "endicia, USPS",
        "express_1, USPS",
        "ups, UPS",
        "ups_walleted, UPS",
        "UPS Ground, UPS",
        "UPS SurePost (USPS), UPS",
        "ups_from_stamps_com, UPS",
        "UPSMI, UPS",
        "fedex, FedEx",
        "fedex_walleted, FedEx",
        "se-123_fedex, FedEx",
        "Federal Express, FedEx",
        "FedExInternationalMailService, FedEx",
        "dhl_express, DHL express",
        "dhl_express_worldwide, DHL express",
        "DHL, DHL express",
        "dhl_ecommerce, DHL eCommerce",
        "DHL e-Commerce, DHL eCommerce",
        "globalmail, DHL eCommerce",
        "dhl_global_mail, DHL eCommerce",
        "DHLGlobalMail, DHL eCommerce",
        "amazon_shipping_us, Amazon Logistics",
        "amazon_shipping, Amazon Logistics",
        "ontrac, OnTrac",
        "lasership, LaserShip",
        "lasershipv2, LaserShip",
        "lasership_v2, LaserShip",
        "uniuni, UniUni",
        "veho, Veho",
        "gls_us, GLS US",
        "osm_worldwide, OSM Worldwide",
        "asendia, Asendia US",
        "asendia_us, Asendia US",
        "better_trucks, Better Trucks",
        "lso, Lone Star Overnight",
        "LoneStar, Lone Star Overnight",
        "speedee, Spee-Dee Delivery",
        "spee_dee, Spee-Dee Delivery",
        "gofo, Gofo Express",
        "speedx, Speedx",
        "firstmile, First Mile",
        "FirstMile, First Mile",
        "jitsu, AxleHire",
        "tforce_logistics, TForce",
        "deliver_it, Deliver-it",
        "aci, ACI Logistix",
        "cirro_ecommerce, Cirro",
        "cainiao, Cainiao US",
        "tusk_logistics, Tusk",
        "door_dash, DoorDash",
    })
    void shipStationsNameIsTikToksCarrier(String carrier, String provider) {
        tiktok.next(list(TIKTOKS.toArray(String[]::new)));
        Resolved resolved = resolve(carrier);
        assertThat(resolved.name()).isEqualTo(provider);
        assertThat(resolved.id()).isEqualTo(idOf(provider));
        assertThat(resolved.problem()).isNull();
        assertThat(resolved.remedy()).isNull();
    }

    @Test
    void aNameThatTikTokHasItselfNeedsNoAlias() {
        tiktok.next(list(TIKTOKS.toArray(String[]::new)));
        for (String name : TIKTOKS) {
            String spoken = name.replace("GLS USA", "GLS US");
            assertThat(resolve(name).name()).isEqualTo(spoken);
            assertThat(resolve(name.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"))
                            .name())
                    .isEqualTo(spoken);
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aNewNameOfTikTokIsTakenWithoutAnyTable() {
        tiktok.next(list("UPS", "Moon Parcels"));
        assertThat(resolve("moon_parcels").name()).isEqualTo("Moon Parcels");
    }

    @Test
    void theNextNameOfTheTableIsTriedWhenTikTokLacksTheFirst() {
        tiktok.next(list("GLS USA", "OnTrac"));
        assertThat(resolve("gls_us").name()).isEqualTo("GLS USA");
        assertThat(resolve("lasershipv2").name()).isEqualTo("OnTrac");
    }

    @Test
    void theCallNamesTheOrdersDeliveryOption() {
        tiktok.next(list("UPS"));
        resolve("ups");
        assertThat(tiktok.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/logistics/202309/delivery_options/" + option + "/shipping_providers");
            assertThat(call.query()).containsEntry("shop_cipher", "CIPHER_" + SHOP);
        });
    }

    @Test
    void aCarrierThatTikTokLacksIsToldWithTheClosestThree() {
        tiktok.next(list("FedEx", "Veho", "OnTrac", "UPS", "Everi Parcels"));
        Resolved resolved = resolve("evri");
        assertThat(resolved.id()).isNull();
        assertThat(resolved.name()).isNull();
        assertThat(resolved.problem())
                .startsWith(
                        "TikTok Shop does not take carrier 'evri' for this order. The closest it takes: Everi Parcels, ")
                .matches("[^:]*: [^,]+, [^,]+, [^,]+\\.");
        assertThat(resolved.remedy()).contains("routes/carriers.alias.camel.yaml");
        assertThat(resolved.warnings()).isEmpty();
    }

    @Test
    void theClosestAreThoseOfTheNameInTikToksWordsToo() {
        tiktok.next(list("Veho", "Lone Star"));
        assertThat(resolve("lso").problem()).contains("The closest it takes: Lone Star, Veho.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "—"})
    void aParcelWithoutACarrierIsAPersonsMatter(@Nullable String carrier) {
        Resolved resolved = resolve(carrier);
        assertThat(resolved.id()).isNull();
        assertThat(resolved.problem()).contains("did not say which carrier");
        assertThat(resolved.remedy()).isNotBlank();
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "Other", "null"})
    void otherIsNoCarrier(String carrier) {
        Resolved resolved = resolve(carrier);
        assertThat(resolved.id()).isNull();
        assertThat(resolved.problem()).contains("'" + carrier + "'");
        assertThat(resolved.remedy()).isNotBlank();
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"../../evil", "70911/shipping"})
    void anOrderWithoutAUsableDeliveryOptionIsAPersonsMatter(@Nullable String deliveryOption) {
        Resolved resolved = out(ask(Parcels.with(SHOP, "ups", Parcels.UPS_NUMBER), deliveryOption));
        assertThat(resolved.id()).isNull();
        assertThat(resolved.problem()).contains("delivery option");
        assertThat(resolved.remedy()).contains("Seller Center");
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"shipping_providers\":[]}", "{\"shipping_providers\":[{\"id\":\"1\"},{\"name\":\"UPS\"}]}"})
    void anEmptyListIsAPersonsMatter(String data) {
        tiktok.next(WireMock.okJson("{\"code\":0,\"message\":\"Success\",\"data\":" + data + "}"));
        Resolved resolved = resolve("ups");
        assertThat(resolved.id()).isNull();
        assertThat(resolved.problem())
                .isEqualTo("TikTok Shop lists no carrier at all for this order's delivery option.");
        assertThat(resolved.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${exception}",
                "a' || 'b",
                "{{carriers.fresh-seconds}}",
                "ups'; DROP TABLE shops",
                "x\ny",
                "\"quoted\""
            })
    void aStrangeCarrierIsOnlyEverText(String carrier) {
        tiktok.next(list("Veho"));
        Resolved resolved = resolve(carrier);
        assertThat(resolved.id()).isNull();
        assertThat(resolved.problem())
                .contains("'" + carrier.replace("\n", " ") + "'")
                .doesNotContain("\n");
    }

    @Test
    void aLongCarrierIsCut() {
        tiktok.next(list("Veho"));
        assertThat(resolve("📦".repeat(100)).problem()).contains("did not say");
        assertThat(resolve("z".repeat(100)).problem()).contains("'" + "z".repeat(39) + "…'");
    }

    @Test
    void aListIsReadAgainWhenItIsADayOld() {
        tiktok.next(list("UPS", "Veho"));
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        CLOCK.advance(FRESH.minus(A_SECOND));
        assertThat(resolve("veho").name()).isEqualTo("Veho");
        assertThat(calls()).isEqualTo(1);

        CLOCK.advance(A_SECOND);
        tiktok.next(list("UPS"));
        assertThat(resolve("veho").problem()).contains("'veho'");
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aListThatLacksTheCarrierIsReadAgainWhenItIsTenMinutesOld() {
        tiktok.next(list("UPS"));
        assertThat(resolve("veho").id()).isNull();
        CLOCK.advance(AGAIN.minus(A_SECOND));
        assertThat(resolve("veho").id()).isNull();
        assertThat(calls()).isEqualTo(1);

        CLOCK.advance(A_SECOND);
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        assertThat(calls()).isZero();
        tiktok.next(list("UPS", "Veho"));
        assertThat(resolve("veho").name()).isEqualTo("Veho");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void whenTikTokIsDownTheOldListDoesUntilItIsUpAgain() {
        tiktok.next(list("UPS"));
        resolve("ups");
        CLOCK.advance(FRESH.multipliedBy(3));
        tiktok.next(outage());
        assertThat(resolve("ups")).satisfies(resolved -> {
            assertThat(resolved.id()).isEqualTo(idOf("UPS"));
            assertThat(resolved.problem()).isNull();
        });
        calls();

        tiktok.next(list("USPS"));
        assertThat(resolve("ups").problem()).contains("The closest it takes: USPS.");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anOldListThatLacksTheCarrierProvesNothingWhileTikTokIsDown() {
        tiktok.next(list("UPS"));
        resolve("ups");
        CLOCK.advance(AGAIN);
        tiktok.next(outage());
        assertThat(ask("veho").getException()).isInstanceOf(TikTokTransientException.class);
    }

    @Test
    void aLimitIsAnOutageToo() {
        shop = connect("shop-of-many-calls");
        tiktok.next(list("UPS"));
        resolve("ups");
        CLOCK.advance(FRESH);
        tiktok.next(error(429, 36009002, "Too many requests.").withHeader("Retry-After", "600"));
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        assertThat(ask("veho").getException()).isInstanceOf(TikTokRateLimitedException.class);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aRefusalReachesTheCallerThoughAnOldListHasTheCarrier() {
        tiktok.next(list("UPS"));
        resolve("ups");
        CLOCK.advance(FRESH);
        tiktok.next(error(400, 36009099, "Not allowed."));
        assertThat(ask("ups").getException()).isInstanceOf(TikTokPermanentException.class);
        tiktok.next(list("UPS"));
        assertThat(resolve("ups").name()).isEqualTo("UPS");
    }

    @Test
    void listsOfOtherShopsAndOptionsAreOthers() {
        tiktok.next(list("UPS"), list("Veho"), list("FedEx"));
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        assertThat(out(ask(Parcels.with(SHOP, "ups", ""), option + "9")).problem())
                .contains("Veho");
        assertThat(out(ask(Parcels.with(OTHER_SHOP, "ups", ""), option)).problem())
                .contains("FedEx");
        assertThat(resolve("ups").name()).isEqualTo("UPS");
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void aStrangeTrackingNumberWarnsAndStopsNothing() {
        tiktok.next(list("UPS", "USPS"));
        Resolved right = out(ask(Parcels.with(SHOP, "ups", Parcels.UPS_NUMBER), option));
        assertThat(right.warnings()).isEmpty();
        Resolved mistyped = out(ask(Parcels.with(SHOP, "ups", "1Z999AA10123456785"), option));
        assertThat(mistyped.name()).isEqualTo("UPS");
        assertThat(mistyped.problem()).isNull();
        assertThat(mistyped.warnings()).singleElement().asString().contains("ending in 6785", "check digit");
        Resolved anothers = out(ask(Parcels.with(SHOP, "stamps_com", Parcels.UPS_NUMBER), option));
        assertThat(anothers.name()).isEqualTo("USPS");
        assertThat(anothers.warnings()).singleElement().asString().contains("a UPS number");
    }

    @Test
    void aParcelLeavesNothingBehindForTheNextOnTheSameExchange() {
        tiktok.next(list("UPS"));
        ProducerTemplate template = connector.bean(ProducerTemplate.class);
        Exchange exchange = ask(Parcels.with(SHOP, "ups", "1Z999AA10123456785"), option);
        assertThat(out(exchange).id()).isNotNull();

        layOut(exchange, Parcels.with(SHOP, "evri", ""), option);
        assertThat(out(template.send("direct:carriers.resolve", exchange))).satisfies(resolved -> {
            assertThat(resolved.id()).isNull();
            assertThat(resolved.name()).isNull();
            assertThat(resolved.problem()).contains("evri");
            assertThat(resolved.warnings()).singleElement().asString().contains("no tracking number");
        });
        layOut(exchange, Parcels.with(SHOP, null, Parcels.UPS_NUMBER), option);
        assertThat(out(template.send("direct:carriers.resolve", exchange)).problem())
                .contains("did not say");
        layOut(exchange, Parcels.with(SHOP, "ups", Parcels.UPS_NUMBER), option);
        assertThat(out(template.send("direct:carriers.resolve", exchange)))
                .isEqualTo(new Resolved(idOf("UPS"), "UPS", null, null, List.of()));
    }
}
