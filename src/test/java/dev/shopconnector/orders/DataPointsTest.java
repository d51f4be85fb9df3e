package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPointsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | 578100000000001001",
                "buyer_message | Happy birthday 🎂 – ring twice <please> \"ok\"?",
                "payment.total_amount | 37.50",
                "is_on_hold_order | true",
                "is_cod | false",
                "create_time | 1795500000",
                "recipient_address.district_info[1].address_name | Colorado",
                "recipient_address.delivery_preferences.drop_off_location | Front Door",
                "line_items[*].seller_sku | MUG-BLU-11, CST-OAK, MUG-BLU-11",
                "line_items[1].seller_sku | CST-OAK",
                "line_items[*].item_tax[*].tax_rate | 0.0825, 0.0825, 0.0825",
            })
    void readsAnyScalarByItsPath(String path, String value) {
        assertThat(DataPoints.value(OrderFixtures.json("multi-unit"), path)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "payment",
                "line_items",
                "line_items[*]",
                "line_items[99].id",
                "payment[*].tax",
                "payment.tax.more",
                "id[0]",
                "seller_sku",
                "line_items.id",
                "packages[*].id",
                "recipient_address.address_line3"
            })
    void aPathThatLeadsNowhereIsEmpty(String path) {
        assertThat(DataPoints.value(OrderFixtures.json("multi-unit"), path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a..b", "a.", "a[", "a[]", "a[-1]", "a[x]", "a[0][1]", "$.id", "a b", "[0]"})
    void whatIsNoPathIsRefusedWithAnExample(String path) {
        assertThatThrownBy(() -> DataPoints.value(OrderFixtures.json("multi-unit"), path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + path + "' is not a path of an order: write names joined by dots, with [0] or [*]"
                        + " after a list, such as line_items[*].seller_sku");
    }

    @Test
    void aMaskedRecipientIsEmptyButAStarInANoteStays() {
        var order = OrderFixtures.json("cancelled-masked").put("buyer_message", "5* shop");

        assertThat(DataPoints.value(order, "recipient_address.name")).isEmpty();
        assertThat(DataPoints.value(order, "recipient_address.delivery_preferences.drop_off_location"))
                .isEmpty();
        assertThat(DataPoints.value(order, "recipient_address.district_info[*].address_name"))
                .contains("United States, Florida, Hillsborough, Tampa");
        assertThat(DataPoints.value(order, "buyer_message")).contains("5* shop");
    }

    @Test
    void everyScalarOfAnOrderIsAmongTheKnownPaths() {
        Set<String> known = DataPoints.paths().stream()
                .map(point -> point.path().replaceAll("\\[[0-9]]", "[*]"))
                .collect(Collectors.toSet());

        for (String name : OrderFixtures.names()) {
            List<String> paths = new ArrayList<>();
            collect(OrderFixtures.json(name), "", paths);
            assertThat(paths.stream().filter(path -> !path.matches(".*address_level(_name)?")))
                    .as(name)
                    .isSubsetOf(known);
        }
    }

    @Test
    void everyKnownPathIsAPathAndDescribedOnce() {
        assertThat(DataPoints.paths()).allSatisfy(point -> {
            assertThat(point.description()).isNotBlank();
            assertThat(DataPoints.value(OrderFixtures.json("multi-unit"), point.path()))
                    .isNotNull();
        });
        assertThat(DataPoints.paths()).extracting(DataPoint::path).doesNotHaveDuplicates();
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node.isObject()) {
            node.properties()
                    .forEach(p -> collect(p.getValue(), path.isEmpty() ? p.getKey() : path + "." + p.getKey(), paths));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[*]", paths));
        } else {
            paths.add(path);
        }
    }
}
