package dev.shopconnector.shipstation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SalesOrderValidatorTest {

    @Test
    void aGoodOrderHasNoProblems() throws Exception {
        assertThat(problems(good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/order_id | null | order_id is missing",
                "/order_id | ' ' | order_id is blank",
                "/order_number | 123456789012345678901234567890123456789012345678901 | order_number is longer than 50 characters",
                "/status | null | status is missing",
                "/currency | US$ | currency is not an ISO 4217 code",
                "/currency | usd | currency is not an ISO 4217 code",
                "/fulfillment_channel | '' | fulfillment_channel is blank",
                "/buyer/name | '' | buyer.name is blank",
                "/payment/amount_paid | 1000000000.00 | payment.amount_paid is not a sensible amount",
                "/payment/taxes/0/description | null | payment.taxes[0].description is missing",
                "/payment/taxes/0/amount | null | payment.taxes[0].amount is missing",
                "/notes/0/text | '' | notes[0].text is blank",
                "/notes/0/type | null | notes[0].type is missing",
                "/requested_fulfillments/0/ship_to/country_code | null | requested_fulfillments[0].ship_to.country_code is missing",
                "/requested_fulfillments/0/ship_to/country_code | USA | requested_fulfillments[0].ship_to.country_code is not a country code of two letters",
                "/requested_fulfillments/0/ship_to/country_code | '' | requested_fulfillments[0].ship_to.country_code is not a country code of two letters",
                "/requested_fulfillments/0/ship_to/name | null | requested_fulfillments[0].ship_to.name is missing",
                "/requested_fulfillments/0/ship_to/address_line_1 | null | requested_fulfillments[0].ship_to.address_line_1 is missing",
                "/requested_fulfillments/0/ship_to/city | null | requested_fulfillments[0].ship_to.city is missing",
                "/requested_fulfillments/0/ship_to/state_province | null | requested_fulfillments[0].ship_to.state_province is missing",
                "/requested_fulfillments/0/ship_to/postal_code | null | requested_fulfillments[0].ship_to.postal_code is missing",
                "/requested_fulfillments/0/ship_to/phone | (+1)813-***-**07 | requested_fulfillments[0].ship_to is masked",
                "/requested_fulfillments/0/items/0/quantity | 0 | requested_fulfillments[0].items[0].quantity is less than 1",
                "/requested_fulfillments/0/items/0/description | null | requested_fulfillments[0].items[0].description is missing",
                "/requested_fulfillments/0/items/0/unit_price | -1e12 | requested_fulfillments[0].items[0].unit_price is not a sensible amount",
                "/requested_fulfillments/0/items/0/product/product_id | null | requested_fulfillments[0].items[0].product.product_id is missing",
                "/requested_fulfillments/0/items/0/product/name | null | requested_fulfillments[0].items[0].product.name is missing",
                "/requested_fulfillments/0/items/0/product/identifiers/sku | '' | requested_fulfillments[0].items[0].product.identifiers.sku is blank",
                "/requested_fulfillments/0/items/1/line_item_id | 578100000000010011 | two items have the same line_item_id",
            })
    void namesWhatIsWrong(String pointer, String value, String problem) throws Exception {
        JsonNode order = good();
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) order.at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (value.equals("null")) {
            parent.remove(field);
        } else if (value.matches("-?[0-9.e]+") && !field.endsWith("id") && !field.endsWith("number")) {
            parent.put(field, new BigDecimal(value));
        } else {
            parent.put(field, value);
        }

        assertThat(problems(order)).containsExactly(problem);
    }

    @Test
    void anOrderWithoutItemsOrFulfillmentsIsNamed() throws Exception {
        ObjectNode order = good();
        ((ObjectNode) order.at("/requested_fulfillments/0")).putArray("items");
        assertThat(problems(order)).containsExactly("requested_fulfillments[0].items is empty");

        order.putArray("requested_fulfillments");
        assertThat(problems(order)).containsExactly("requested_fulfillments is empty");
    }

    @Test
    void longTextIsCountedInCharactersNotInUtf16() throws Exception {
        ObjectNode order = good();
        ObjectNode shipTo = (ObjectNode) order.at("/requested_fulfillments/0/ship_to");
        shipTo.put("name", "🎂".repeat(100));
        assertThat(problems(order)).isEmpty();
        shipTo.put("name", "🎂".repeat(101));
        assertThat(problems(order))
                .containsExactly("requested_fulfillments[0].ship_to.name is longer than 100 characters");
    }

    @Test
    void forbiddenCharactersAreNamedWithoutTheText() throws Exception {
        ObjectNode order = good();
        ((ObjectNode) order.at("/notes/0")).put("text", "secret \u0007");
        assertThat(problems(order)).containsExactly("notes[0].text has a character that XML or JSON forbids");
    }

    @Test
    void longCustomFieldsAreNamed() throws Exception {
        SalesOrder order = read(good()).withExtensions(new Extensions("a".repeat(100), "a".repeat(101), null));
        assertThat(SalesOrderValidator.problems(order))
                .containsExactly("requested_fulfillments[0].extensions.custom_field_2 is longer than 100 characters");
    }

    @ParameterizedTest
    @EnumSource(SalesOrderStatus.class)
    void onlyWhatDoesNotShipMayDoWithoutAStreet(SalesOrderStatus status) throws Exception {
        ObjectNode order = good().put("status", status.name());
        ObjectNode shipTo = (ObjectNode) order.at("/requested_fulfillments/0/ship_to");
        shipTo.removeAll();
        shipTo.put("country_code", "US");

        boolean fine = status == SalesOrderStatus.AwaitingPayment || status == SalesOrderStatus.Cancelled;
        assertThat(problems(order).isEmpty()).isEqualTo(fine);
    }

    @Test
    void statesAreRequiredOnlyWhereTheCountryHasThem() throws Exception {
        ObjectNode order = good();
        ObjectNode shipTo = (ObjectNode) order.at("/requested_fulfillments/0/ship_to");
        shipTo.put("country_code", "GB");
        shipTo.remove("state_province");
        assertThat(problems(order)).isEmpty();
    }

    private static List<String> problems(JsonNode order) throws JsonProcessingException {
        return SalesOrderValidator.problems(read(order));
    }

    private static SalesOrder read(JsonNode order) throws JsonProcessingException {
        return ShipStationJson.mapper().treeToValue(order, SalesOrder.class);
    }

    private static ObjectNode good() throws IOException {
        try (InputStream in = SalesOrderValidatorTest.class.getResourceAsStream("/orders/multi-unit.expected.json")) {
            return (ObjectNode) ShipStationJson.mapper().readTree(Objects.requireNonNull(in));
        }
    }
}
