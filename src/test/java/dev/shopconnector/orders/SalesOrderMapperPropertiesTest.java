package dev.shopconnector.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.Charge;
import dev.shopconnector.shipstation.Note;
import dev.shopconnector.shipstation.NoteType;
import dev.shopconnector.shipstation.Payment;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderItem;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.SalesOrderValidator;
import dev.shopconnector.shipstation.ShipStationJson;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SalesOrderMapperPropertiesTest {

    @Property(tries = 500)
    void moneyAddsUpToTheCentOrAWarningIsThere(
            @ForAll("orders") ObjectNode json, @ForAll SalesOrderStatus status, @ForAll("slips") int slip) {
        BigDecimal total =
                new BigDecimal(json.at("/payment/total_amount").textValue()).add(BigDecimal.valueOf(slip, 2));
        ((ObjectNode) json.path("payment")).put("total_amount", total.toPlainString());

        MappedOrder mapped = map(json, status);

        if (mapped.warnings().isEmpty()) {
            Payment payment = Objects.requireNonNull(mapped.salesOrder().payment());
            BigDecimal sum = items(mapped).stream()
                    .map(item -> Objects.requireNonNull(item.unitPrice()).multiply(BigDecimal.valueOf(item.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            for (Charge charge : Stream.of(payment.taxes(), payment.shippingCharges(), payment.adjustments())
                    .flatMap(List::stream)
                    .toList()) {
                sum = sum.add(charge.amount());
            }
            assertThat(sum).isEqualByComparingTo(total);
        } else {
            assertThat(mapped.salesOrder().notes())
                    .filteredOn(note -> note.type() == NoteType.InternalNotes)
                    .anySatisfy(note -> assertThat(note.text()).contains(mapped.warnings()));
        }
    }

    @Property(tries = 300)
    void moneyThatAddsUpGivesNoWarning(@ForAll("orders") ObjectNode json) {
        json.path("line_items").forEach(line -> ((ObjectNode) line).put("display_status", "AWAITING_SHIPMENT"));

        assertThat(map(json, SalesOrderStatus.AwaitingShipment).warnings()).isEmpty();
    }

    @Property(tries = 500)
    void groupingKeepsEveryLineExactlyOnce(@ForAll("orders") ObjectNode json, @ForAll SalesOrderStatus status) {
        TikTokOrder order = TikTokOrderReader.read(json);
        Map<String, TikTokLine> lines =
                order.lineItems().stream().collect(Collectors.toMap(TikTokLine::id, line -> line));

        MappedOrder mapped = map(json, status);

        Map<String, List<String>> context = LineContext.parse(
                        mapped.salesOrder().integrationContext())
                .orElseThrow()
                .items();
        assertThat(context.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(LineSelection.select(order, status).stream()
                        .map(TikTokLine::id)
                        .toList());
        assertThat(items(mapped)).allSatisfy(item -> {
            List<String> ids = Objects.requireNonNull(context.get(item.lineItemId()));
            assertThat(ids).hasSize(item.quantity()).first().isEqualTo(item.lineItemId());
            assertThat(ids.stream()
                            .map(lines::get)
                            .map(Objects::requireNonNull)
                            .map(TikTokLine::skuId)
                            .distinct())
                    .hasSize(1);
            assertThat(ids.stream()
                            .map(lines::get)
                            .map(Objects::requireNonNull)
                            .map(TikTokLine::isGift)
                            .distinct())
                    .hasSize(1);
        });
    }

    @Property(tries = 1000)
    void hostileTextStaysWellFormedAndUntouched(
            @ForAll("orders") ObjectNode json,
            @ForAll("texts") String message,
            @ForAll("texts") String product,
            @ForAll("texts") String option,
            @ForAll("texts") String street,
            @ForAll("texts") String other)
            throws Exception {
        json.put("buyer_message", message).put("seller_note", other).put("buyer_nickname", other);
        json.put("delivery_option_name", other)
                .put("payment_method_name", other)
                .put("user_id", other);
        json.put("fast_delivery_program", other).put("fulfillment_type", other).put("commerce_platform", other);
        ObjectNode address = (ObjectNode) json.path("recipient_address");
        address.put("address_line2", street).put("name", other).put("phone_number", street);
        ObjectNode line = (ObjectNode) json.at("/line_items/0");
        line.put("product_name", product)
                .put("sku_name", option)
                .put("seller_sku", other)
                .put("sku_image", other);
        line.put("pod_info_id", other).put("sku_id", other).put("product_id", other);

        MappedOrder mapped = map(json, SalesOrderStatus.Cancelled);

        SalesOrder order = mapped.salesOrder();
        byte[] written = ShipStationJson.write(order).getBytes(StandardCharsets.UTF_8);
        JsonNode read = new ObjectMapper().readTree(written);
        assertClean(read);
        assertThat(texts(order, NoteType.NotesFromBuyer)).isEqualTo(untouched(message));
        // Behind it come warnings about what was left out.
        assertThat(texts(order, NoteType.InternalNotes).stream()
                        .limit(untouched(other).size())
                        .toList())
                .isEqualTo(untouched(other));
        String name = OrderGenerator.legal(product);
        if (!name.isEmpty() && name.length() <= 200) {
            assertThat(read.at("/requested_fulfillments/0/items/0/product/name").asText())
                    .isEqualTo(name);
        }
        if (street.indexOf('*') < 0) {
            assertThat(read.at("/requested_fulfillments/0/ship_to/address_line_2")
                            .asText())
                    .isEqualTo(OrderGenerator.legal(street));
        }
        assertThat(SalesOrderValidator.problems(order)).noneMatch(p -> p.contains("blank") || p.contains("forbids"));
    }

    @Property(tries = 300)
    void goodOrdersHaveNoProblems(@ForAll("orders") ObjectNode json) {
        MappedOrder mapped = map(json, SalesOrderStatus.Completed);

        assertThat(SalesOrderValidator.problems(mapped.salesOrder())).isEmpty();
    }

    @Provide
    Arbitrary<ObjectNode> orders() {
        return OrderGenerator.orders();
    }

    @Provide
    Arbitrary<String> texts() {
        return OrderGenerator.hostileText();
    }

    @Provide
    Arbitrary<Integer> slips() {
        return Arbitraries.of(0, 0, 1, -1, 500);
    }

    private static void assertClean(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        if (node.isTextual()) {
            assertThat(node.textValue()).isNotEmpty().isEqualTo(OrderGenerator.legal(node.textValue()));
        }
        node.forEach(SalesOrderMapperPropertiesTest::assertClean);
    }

    private static List<String> texts(SalesOrder order, NoteType type) {
        return order.notes().stream()
                .filter(note -> note.type() == type)
                .map(Note::text)
                .toList();
    }

    private static List<String> untouched(String text) {
        String legal = OrderGenerator.legal(text);
        return legal.isEmpty() ? List.of() : List.of(legal);
    }

    private static List<SalesOrderItem> items(MappedOrder mapped) {
        return mapped.salesOrder().requestedFulfillments().get(0).items();
    }

    private static MappedOrder map(ObjectNode json, SalesOrderStatus status) {
        TikTokOrder order = TikTokOrderReader.read(json);
        return SalesOrderMapper.map(order, status, ShipToReader.read(order));
    }
}
