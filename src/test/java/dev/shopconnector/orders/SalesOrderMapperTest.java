package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.BuyerInfo;
import dev.shopconnector.shipstation.Extensions;
import dev.shopconnector.shipstation.Note;
import dev.shopconnector.shipstation.NoteType;
import dev.shopconnector.shipstation.Payment;
import dev.shopconnector.shipstation.PaymentStatus;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderItem;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.SalesOrderValidator;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SalesOrderMapperTest {

    static Stream<String> fixtures() {
        return OrderFixtures.names().stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void mapsEveryField(String name) throws Exception {
        String written = ShipStationJson.write(OrderFixtures.mapped(name).salesOrder());

        assertThat(new ObjectMapper().readTree(written)).isEqualTo(OrderFixtures.expected(name));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsWrittenReadsBackTheSame(String name) throws Exception {
        SalesOrder order = OrderFixtures.mapped(name).salesOrder();

        String written = ShipStationJson.write(order);

        assertThat(ShipStationJson.mapper().readValue(written, SalesOrder.class))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void goodOrdersHaveNoProblems(String name) {
        List<String> problems =
                SalesOrderValidator.problems(OrderFixtures.mapped(name).salesOrder());

        assertThat(problems)
                .isEqualTo(
                        name.equals("unpaid")
                                ? List.of("requested_fulfillments[0].ship_to.country_code is missing")
                                : List.of());
    }

    @Test
    void whatTheExportSetsDoesNotTouchTheRest() {
        SalesOrder order = OrderFixtures.mapped("multi-unit").salesOrder();
        Instant now = Instant.parse("2026-11-24T08:00:00Z");
        var fields = new Extensions("a", null, "c");

        SalesOrder changed = order.withStatus(SalesOrderStatus.OnHold)
                .withModifiedDateTime(now)
                .withExtensions(fields);

        assertThat(changed.status()).isEqualTo(SalesOrderStatus.OnHold);
        assertThat(changed.modifiedDateTime()).isEqualTo(now);
        assertThat(changed.requestedFulfillments().get(0).extensions()).isEqualTo(fields);
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("status", "modifiedDateTime", "requestedFulfillments.extensions")
                .isEqualTo(order);
    }

    @Test
    void aWarningIsAnInternalNoteToo() {
        MappedOrder mapped = OrderFixtures.mapped("shipped-wrong-total");

        assertThat(mapped.warnings())
                .containsExactly(
                        "TikTok's payment.handling_fee is not an amount.",
                        "TikTok's total_amount differs by 0.01 from the sum of its parts.");
        assertThat(mapped.salesOrder().notes())
                .containsExactly(new Note(NoteType.InternalNotes, String.join("\n", mapped.warnings())));
    }

    @Test
    void aPartlyShippedOrderSaysThatThePaymentIsOfAllOfIt() {
        assertThat(OrderFixtures.mapped("partially-shipped").warnings())
                .containsExactly("The payment is that of the whole order; cancelled and shipped lines are not listed.");
    }

    @Test
    void theContextTellsTheLinesOfEachItem() {
        String text = OrderFixtures.mapped("multi-unit").salesOrder().integrationContext();

        assertThat(LineContext.parse(text).map(LineContext::items))
                .contains(Map.of(
                        "578100000000010011", List.of("578100000000010011", "578100000000010013"),
                        "578100000000010012", List.of("578100000000010012")));
        assertThat(LineContext.parse(null)).isEmpty();
        assertThat(LineContext.parse("not json")).isEmpty();
        assertThat(LineContext.parse("{\"v\":2,\"items\":{}}")).isEmpty();
        assertThat(LineContext.parse("[]")).isEmpty();
    }

    @Test
    void unitsThatAPickerMustTellApartStayApart() {
        String[][] differences = {
            {"sku_id", "X"},
            {"original_price", "12.51"},
            {"sku_name", "Red"},
            {"seller_sku", "X"},
            {"pod_info_id", "9"},
            {"product_id", "9"},
            {"unboxing_sku_code", "U"},
            {"currency", "EUR"}
        };
        for (String[] difference : differences) {
            ObjectNode order = OrderFixtures.json("multi-unit");
            ((ObjectNode) order.at("/line_items/2")).put(difference[0], difference[1]);
            assertThat(quantities(order)).as(difference[0]).containsExactly(1, 1, 1);
        }
        ObjectNode gift = OrderFixtures.json("multi-unit");
        ((ObjectNode) gift.at("/line_items/2")).put("is_gift", true);
        assertThat(quantities(gift)).containsExactly(1, 1, 1);
    }

    @Test
    void unitsThatDifferOnlyInDiscountOrInTheWritingOfThePriceAreOneItem() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.at("/line_items/2")).put("original_price", "12.5").put("seller_discount", "1.26");

        assertThat(quantities(order)).containsExactly(2, 1);
    }

    @Test
    void unitsWithoutASkuAreNeverOneItem() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        order.path("line_items")
                .forEach(line -> ((ObjectNode) line).put("sku_id", "").put("product_name", ""));

        List<SalesOrderItem> items = items(order);
        assertThat(items).extracting(SalesOrderItem::quantity).containsExactly(1, 1, 1);
        assertThat(items.get(0).description()).isEqualTo("Blue, 11 oz");
        assertThat(items.get(1).description()).isEqualTo("CST-OAK");
    }

    @Test
    void aLineOfWhichNothingIsKnownIsStillAnItem() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        order.putArray("line_items").addObject().put("id", "7");

        MappedOrder mapped = map(order, SalesOrderStatus.AwaitingShipment);

        assertThat(mapped.salesOrder().requestedFulfillments().get(0).items())
                .extracting(SalesOrderItem::description)
                .containsExactly("TikTok Shop item 7");
        assertThat(mapped.warnings()).contains("Line 7 has no price that can be read.");
        assertThat(SalesOrderValidator.problems(mapped.salesOrder())).isEmpty();
    }

    @Test
    void longProductNamesAreShortenedOnlyWhereTheyMustBe() {
        String name = "🎂".repeat(255);
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.at("/line_items/1")).put("product_name", name);

        MappedOrder mapped = map(order, SalesOrderStatus.AwaitingShipment);
        SalesOrderItem item =
                mapped.salesOrder().requestedFulfillments().get(0).items().get(1);

        assertThat(item.description()).isEqualTo(name);
        assertThat(item.product()).isNotNull().extracting(p -> p.name()).isEqualTo("🎂".repeat(199) + "…");
        assertThat(SalesOrderValidator.problems(mapped.salesOrder())).isEmpty();
    }

    @Test
    void anAmountThatWouldFillTheMemoryIsNoAmount() throws JsonProcessingException {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.path("payment")).put("total_amount", "1e999999999").put("tax", "NaN");
        ((ObjectNode) order.at("/line_items/0")).put("original_price", "9e99999");

        MappedOrder mapped = map(order, SalesOrderStatus.AwaitingShipment);

        assertThat(mapped.warnings())
                .contains(
                        "TikTok's payment.total_amount is not an amount.",
                        "TikTok's payment.tax is not an amount.",
                        "Line 578100000000010011 has no price that can be read.");
        assertThat(ShipStationJson.write(mapped.salesOrder()).length()).isLessThan(5_000);
    }

    @Test
    void anOrderWithoutAPaymentCarriesAWarning() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        order.remove("payment");

        assertThat(map(order, SalesOrderStatus.AwaitingShipment).warnings())
                .containsExactly("TikTok sent no payment for this order.");
    }

    @ParameterizedTest
    @CsvSource({
        "sub_total,30.49,30.50",
        "shipping_fee,3.98,3.99",
    })
    void aSumOfTikToksThatIsWrongIsNamed(String field, String said, String expected) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.path("payment")).put(field, said);

        assertThat(map(order, SalesOrderStatus.AwaitingShipment).warnings())
                .containsExactly("TikTok's payment." + field + " is " + said + ", its parts come to " + expected + ".");
    }

    @Test
    void linesThatDoNotComeToTheProductTotalAreNamed() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.at("/line_items/1")).put("original_price", "8.01");

        assertThat(map(order, SalesOrderStatus.AwaitingShipment).warnings())
                .containsExactly("The lines come to 33.01, TikTok's product total is 33.00.");
    }

    @Test
    void nothingMaskedIsSaidOfTheBuyer() {
        ObjectNode order = OrderFixtures.json("cancelled-masked");
        order.put("buyer_email", "k***@chat.seller.tiktok.com").put("buyer_nickname", "ni***");

        assertThat(map(order, SalesOrderStatus.Cancelled).salesOrder().buyer())
                .isEqualTo(new BuyerInfo("749400000000001005", null, null, null));
    }

    @Test
    void cashOnDeliveryIsPaidWhenItIsPaid() {
        ObjectNode order = OrderFixtures.json("multi-unit").put("is_cod", true);
        assertThat(payment(order).paymentStatus()).isEqualTo(PaymentStatus.Paid);
        order.put("paid_time", 0);
        assertThat(payment(order).paymentStatus()).isEqualTo(PaymentStatus.AwaitingPayment);
        assertThat(payment(order).amountPaid()).isNull();
    }

    @Test
    void anOrderCancelledBeforePaymentHasNothingPaid() {
        ObjectNode order = OrderFixtures.json("cancelled-masked").put("paid_time", 0);

        Payment payment = Objects.requireNonNull(
                map(order, SalesOrderStatus.Cancelled).salesOrder().payment());
        assertThat(payment.paymentStatus()).isEqualTo(PaymentStatus.PaymentCancelled);
        assertThat(payment.amountPaid()).isNull();
    }

    @Test
    void twoCurrenciesAreAWarning() {
        ObjectNode order = OrderFixtures.json("multi-unit");
        ((ObjectNode) order.at("/line_items/1")).put("currency", "EUR");

        MappedOrder mapped = map(order, SalesOrderStatus.AwaitingShipment);
        assertThat(mapped.salesOrder().currency()).isEqualTo("USD");
        assertThat(mapped.warnings()).containsExactly("TikTok names more than one currency; the first is used.");
    }

    private static Payment payment(ObjectNode order) {
        return Objects.requireNonNull(
                map(order, SalesOrderStatus.AwaitingShipment).salesOrder().payment());
    }

    private static List<Integer> quantities(ObjectNode order) {
        return items(order).stream().map(SalesOrderItem::quantity).toList();
    }

    private static List<SalesOrderItem> items(ObjectNode order) {
        return map(order, SalesOrderStatus.AwaitingShipment)
                .salesOrder()
                .requestedFulfillments()
                .get(0)
                .items();
    }

    private static MappedOrder map(ObjectNode json, SalesOrderStatus status) {
        TikTokOrder order = TikTokOrderReader.read(json);
        return SalesOrderMapper.map(order, status, ShipToReader.read(order));
    }

    @Test
    void whatIsTooLongAndNotNeededIsLeftOutWithAWarning() {
        ObjectNode json = OrderFixtures.json("multi-unit");
        ((ObjectNode) json.path("recipient_address")).put("phone_number", "1".repeat(51));
        json.put("user_id", "7".repeat(101)).put("buyer_email", "x".repeat(300) + "@example.com");
        TikTokOrder order = TikTokOrderReader.read(json);

        MappedOrder mapped = SalesOrderMapper.map(order, SalesOrderStatus.AwaitingShipment, ShipToReader.read(order));

        assertThat(SalesOrderValidator.problems(mapped.salesOrder())).isEmpty();
        assertThat(mapped.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("phone number", "left out"))
                .anySatisfy(warning -> assertThat(warning).contains("buyer id", "left out"))
                .anySatisfy(warning -> assertThat(warning).contains("e-mail", "left out"));
        assertThat(ShipStationJson.write(mapped.salesOrder())).doesNotContain("11111", "77777", "xxxxx");
    }
}
