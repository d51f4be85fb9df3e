package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every sandbox starts with: orders as the contract describes them, of every kind, the same each time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedOrdersTest {
    private static final Set<String> ORDER_TEXTS = Set.of(
            "id",
            "auto_combine_group_id",
            "buyer_email",
            "buyer_message",
            "buyer_nickname",
            "commerce_platform",
            "delivery_option_id",
            "delivery_option_name",
            "delivery_type",
            "fulfillment_type",
            "order_type",
            "payment_method_name",
            "seller_note",
            "shipping_type",
            "status",
            "user_id",
            "warehouse_id");
    private static final Set<String> ORDER_FLAGS = Set.of(
            "has_updated_recipient_address",
            "is_buyer_request_cancel",
            "is_cod",
            "is_exchange_order",
            "is_on_hold_order",
            "is_replacement_order",
            "is_sample_order",
            "is_subscription_order");
    private static final Set<String> DEADLINES = Set.of(
            "rts_sla_time",
            "tts_sla_time",
            "cancel_order_sla_time",
            "shipping_due_time",
            "collection_due_time",
            "delivery_sla_time",
            "delivery_option_required_delivery_time");
    private static final Set<String> LINE_TEXTS = Set.of(
            "id",
            "cancel_user",
            "currency",
            "display_status",
            "original_price",
            "platform_discount",
            "product_id",
            "product_name",
            "retail_delivery_fee",
            "sale_price",
            "seller_discount",
            "seller_sku",
            "sku_id",
            "sku_image",
            "sku_name",
            "sku_type",
            "gift_retail_price",
            "room_id");
    private static final Set<String> PAYMENT_TEXTS = Set.of(
            "currency",
            "item_insurance_fee",
            "item_insurance_tax",
            "original_shipping_fee",
            "original_total_product_price",
            "platform_discount",
            "product_tax",
            "retail_delivery_fee",
            "seller_discount",
            "shipping_fee",
            "shipping_fee_cofunded_discount",
            "shipping_fee_platform_discount",
            "shipping_fee_seller_discount",
            "shipping_fee_tax",
            "sub_total",
            "tax",
            "total_amount");
    private static final Set<String> ADDRESS_TEXTS = Set.of(
            "address_detail",
            "address_line1",
            "address_line2",
            "address_line3",
            "address_line4",
            "first_name",
            "first_name_local_script",
            "last_name",
            "last_name_local_script",
            "full_address",
            "name",
            "phone_number",
            "post_town",
            "postal_code",
            "region_code");

    private final SandboxOptions options = SandboxOptions.forTests().withOrders(1000);
    private final TikTokSandbox sandbox = TikTokSandbox.start(options);
    private List<JsonNode> orders = List.of();

    @BeforeAll
    void readAll() {
        orders = new TestClient(sandbox, options).searchAll("{}", 100);
        assertThat(orders).hasSize(1000);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void moneyAddsUpInEveryOrder() {
        for (JsonNode order : orders) {
            JsonNode p = order.path("payment");
            assertThat(sum(p, "original_total_product_price", "-seller_discount", "-platform_discount"))
                    .isEqualByComparingTo(sum(p, "sub_total"));
            assertThat(sum(
                            p,
                            "original_shipping_fee",
                            "-shipping_fee_seller_discount",
                            "-shipping_fee_platform_discount"))
                    .isEqualByComparingTo(sum(p, "shipping_fee"));
            assertThat(sum(p, "sub_total", "shipping_fee", "tax", "retail_delivery_fee"))
                    .isEqualByComparingTo(sum(p, "total_amount"));
            assertThat(sum(p, "product_tax", "shipping_fee_tax")).isEqualByComparingTo(sum(p, "tax"));
            assertThat(lines(order, "sale_price")).isEqualByComparingTo(sum(p, "sub_total"));
            assertThat(lines(order, "original_price")).isEqualByComparingTo(sum(p, "original_total_product_price"));
            assertThat(lines(order, "retail_delivery_fee")).isEqualByComparingTo(sum(p, "retail_delivery_fee"));
            for (JsonNode line : order.path("line_items")) {
                assertThat(sum(line, "original_price", "-seller_discount", "-platform_discount"))
                        .isEqualByComparingTo(sum(line, "sale_price"));
            }
            assertThat(p.propertyStream().map(Map.Entry::getValue).filter(v -> !v.asText()
                            .equals("USD")))
                    .allMatch(v -> v.asText().matches("0|\\d+\\.\\d\\d"));
        }
    }

    @Test
    void everyOrderHasTheFieldsAndTypesOfTheContract() {
        for (JsonNode order : orders) {
            hasAll(order, ORDER_TEXTS, JsonNodeType.STRING);
            hasAll(order, ORDER_FLAGS, JsonNodeType.BOOLEAN);
            hasAll(order, Set.of("create_time", "update_time"), JsonNodeType.NUMBER);
            hasAll(order.path("payment"), PAYMENT_TEXTS, JsonNodeType.STRING);
            assertThat(order.path("id").asText()).matches("\\d{18}");
            assertThat(order.path("buyer_email").asText())
                    .endsWith("@chat.seller.tiktok.com")
                    .hasSizeLessThan(45);
            assertThat(order.path("create_time").longValue())
                    .isLessThanOrEqualTo(order.path("update_time").longValue());
            assertThat(order.path("update_time").longValue())
                    .isLessThanOrEqualTo(sandbox.clock().seconds());
            if (!Set.of("UNPAID", "CANCELLED").contains(order.path("status").asText())) {
                hasAll(order, DEADLINES, JsonNodeType.NUMBER);
            }
            for (JsonNode line : order.path("line_items")) {
                hasAll(line, LINE_TEXTS, JsonNodeType.STRING);
                hasAll(line, Set.of("is_dangerous_good", "is_gift", "needs_prescription"), JsonNodeType.BOOLEAN);
                hasAll(line.path("item_tax").get(0), Set.of("tax_amount", "tax_rate", "tax_type"), JsonNodeType.STRING);
            }
            JsonNode address = order.path("recipient_address");
            if (!address.isMissingNode()) {
                hasAll(address, ADDRESS_TEXTS, JsonNodeType.STRING);
                assertThat(address.path("delivery_preferences")
                                .path("drop_off_location")
                                .isTextual())
                        .isTrue();
            }
        }
    }

    @Test
    void noFieldIsUnknownToTheContract() {
        Set<String> known = new HashSet<>(ORDER_TEXTS);
        known.addAll(ORDER_FLAGS);
        known.addAll(DEADLINES);
        known.addAll(Set.of(
                "create_time",
                "update_time",
                "paid_time",
                "rts_time",
                "collection_time",
                "delivery_time",
                "cancel_time",
                "request_cancel_time",
                "cancel_reason",
                "cancellation_initiator",
                "replaced_order_id",
                "exchange_source_order_id",
                "handling_duration",
                "release_date",
                "fast_delivery_program",
                "packages",
                "split_or_combine_tag",
                "shipping_provider",
                "shipping_provider_id",
                "tracking_number",
                "recipient_address",
                "line_items",
                "payment"));
        assertThat(orders).allSatisfy(order -> assertThat(known)
                .containsAll(order.propertyStream().map(Map.Entry::getKey).toList()));
    }

    @Test
    void addressesAreHiddenAsTheStatusDemands() {
        for (JsonNode order : orders) {
            JsonNode address = order.path("recipient_address");
            String status = order.path("status").asText();
            boolean tikTok = order.path("shipping_type").asText().startsWith("TIKTOK");
            if (Set.of("UNPAID", "ON_HOLD").contains(status)) {
                assertThat(address.path("full_address").asText()).isEmpty();
            } else if (status.equals("CANCELLED") || tikTok) {
                assertThat(address.path("name").asText()).contains("***");
                assertThat(address.path("postal_code").asText()).endsWith("***");
            } else {
                assertThat(address.toString()).doesNotContain("*");
            }
        }
    }

    @Test
    void everyKindIsAmongAnyHundredOrders() {
        List<Predicate<JsonNode>> kinds = new ArrayList<>();
        for (String status : List.of(
                "UNPAID",
                "ON_HOLD",
                "AWAITING_SHIPMENT",
                "PARTIALLY_SHIPPING",
                "AWAITING_COLLECTION",
                "IN_TRANSIT",
                "DELIVERED",
                "COMPLETED",
                "CANCELLED",
                "AWAITING_VERIFICATION")) {
            kinds.add(is("status", status));
        }
        for (String type :
                List.of("NORMAL", "PRE_ORDER", "MADE_TO_ORDER", "BACK_ORDER", "ZERO_LOTTERY", "AUCTION_V2", "")) {
            kinds.add(is("order_type", type));
        }
        kinds.addAll(List.of(
                is("shipping_type", "TIKTOK"),
                is("shipping_type", "SELLER_LOCAL_COURIER"),
                is("fulfillment_type", "FULFILLMENT_BY_TIKTOK"),
                is("is_sample_order", "true"),
                is("is_replacement_order", "true"),
                is("is_exchange_order", "true"),
                is("is_on_hold_order", "false")));
        Map<String, JsonNode> byId = new TreeMap<>();
        orders.forEach(o -> byId.put(o.path("id").asText(), o));
        List<JsonNode> inOrderOfNumber = new ArrayList<>(byId.values());
        for (int from = 0; from < 1000; from += 100) {
            List<JsonNode> hundred = inOrderOfNumber.subList(from, from + 100);
            for (Predicate<JsonNode> kind : kinds) {
                assertThat(hundred).anyMatch(kind);
            }
            assertThat(hundred.stream().filter(is("shipping_type", "TIKTOK"))).hasSize(23);
        }
    }

    @Test
    void theHardCasesAreThere() {
        assertThat(orders)
                .anyMatch(o -> o.path("buyer_message").asText().codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(orders).anyMatch(o -> o.path("buyer_message").asText().indexOf(0) >= 0);
        assertThat(orders).anyMatch(o -> o.path("is_buyer_request_cancel").asBoolean());
        assertThat(orders)
                .anyMatch(o -> o.path("recipient_address").path("name").asText().length() > 100);
        for (String state : List.of(
                "Alaska",
                "Puerto Rico",
                "Guam",
                "Armed Forces Pacific",
                "Armed Forces Europe",
                "Armed Forces Americas")) {
            assertThat(orders)
                    .anyMatch(o -> level(o, "L1").path("address_name").asText().equals(state));
        }
        assertThat(orders)
                .anyMatch(o ->
                        level(o, "L1").has("address_name") && !level(o, "L1").has("iso_code"));
        for (Predicate<JsonNode> line : List.<Predicate<JsonNode>>of(
                is("is_gift", "true"),
                is("seller_sku", ""),
                l -> l.has("combined_listing_skus"),
                l -> l.path("display_status").asText().equals("CANCELLED"))) {
            assertThat(orders)
                    .anyMatch(o -> StreamSupport.stream(o.path("line_items").spliterator(), false)
                            .anyMatch(line));
        }
        assertThat(orders).anyMatch(o -> o.path("line_items").size() > 10);
        assertThat(orders.stream().filter(is("is_replacement_order", "true")))
                .allMatch(o -> o.path("payment").path("total_amount").asText().equals("0"));
        assertThat(orders.stream().filter(is("status", "PARTIALLY_SHIPPING"))).allMatch(o -> {
            List<String> statuses = o.path("line_items").findValuesAsText("display_status");
            return statuses.contains("AWAITING_COLLECTION") && statuses.contains("AWAITING_SHIPMENT");
        });
    }

    @Test
    void idsAreUniqueAndTheSameSeedGivesTheSameOrders() {
        assertThat(orders.stream().map(o -> o.path("id").asText())).doesNotHaveDuplicates();
        assertThat(orders.stream().flatMap(o -> o.path("line_items").findValuesAsText("id").stream()))
                .doesNotHaveDuplicates();
        try (TikTokSandbox again = TikTokSandbox.start(options);
                TikTokSandbox other = TikTokSandbox.start(options.withSeed(7))) {
            assertThat(new TestClient(again, options).searchAll("{}", 100)).isEqualTo(orders);
            assertThat(new TestClient(other, options).searchAll("{}", 100)).isNotEqualTo(orders);
        }
    }

    private static Predicate<JsonNode> is(String field, String value) {
        return node -> node.path(field).asText().equals(value) && node.has(field);
    }

    private static JsonNode level(JsonNode order, String level) {
        for (JsonNode district : order.path("recipient_address").path("district_info")) {
            if (district.path("address_level").asText().equals(level)) {
                return district;
            }
        }
        return order.path("no such level");
    }

    private static void hasAll(JsonNode node, Set<String> fields, JsonNodeType type) {
        for (String field : fields) {
            if (node.path(field).getNodeType() != type) {
                throw new AssertionError(field + " is " + node.path(field).getNodeType() + " in " + node);
            }
        }
    }

    private static BigDecimal lines(JsonNode order, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : order.path("line_items")) {
            sum = sum.add(new BigDecimal(line.path(field).textValue()));
        }
        return sum;
    }

    /** Adds the named amounts; a name with a minus is taken away. */
    private static BigDecimal sum(JsonNode node, String... fields) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String field : fields) {
            boolean minus = field.startsWith("-");
            BigDecimal value =
                    new BigDecimal(node.path(minus ? field.substring(1) : field).textValue());
            sum = minus ? sum.subtract(value) : sum.add(value);
        }
        return sum;
    }
}
