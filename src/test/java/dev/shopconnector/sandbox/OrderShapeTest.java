package dev.shopconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Field names, types and sums of every generated order, as the order API documents them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderShapeTest {
    private static final Set<String> ORDER_TEXTS = names(
            """
            id auto_combine_group_id buyer_email buyer_message buyer_nickname commerce_platform
            delivery_option_id delivery_option_name delivery_type fulfillment_type order_type
            payment_method_name seller_note shipping_type status user_id warehouse_id
""");
    private static final Set<String> ORDER_FLAGS = names(
            """
            has_updated_recipient_address is_buyer_request_cancel is_cod is_exchange_order is_on_hold_order
            is_replacement_order is_sample_order is_subscription_order
""");
    private static final Set<String> DEADLINES = names(
            """
            rts_sla_time tts_sla_time cancel_order_sla_time shipping_due_time collection_due_time
            delivery_sla_time delivery_option_required_delivery_time
""");
    private static final Set<String> LINE_TEXTS = names(
            """
            id cancel_user currency display_status original_price platform_discount product_id product_name
            retail_delivery_fee sale_price seller_discount seller_sku sku_id sku_image sku_name sku_type
            gift_retail_price room_id
""");
    private static final Set<String> PAYMENT_TEXTS = names(
            """
            currency item_insurance_fee item_insurance_tax original_shipping_fee
            original_total_product_price platform_discount product_tax retail_delivery_fee seller_discount
            shipping_fee shipping_fee_cofunded_discount shipping_fee_platform_discount
            shipping_fee_seller_discount shipping_fee_tax sub_total tax total_amount
""");
    private static final Set<String> ADDRESS_TEXTS = names(
            """
            address_detail address_line1 address_line2 address_line3 address_line4 first_name
            first_name_local_script last_name last_name_local_script full_address name phone_number
            post_town postal_code region_code
""");
    /** Present only when they have something to tell. */
    private static final Set<String> SOMETIMES = names(
            """
            create_time update_time paid_time rts_time collection_time delivery_time cancel_time
            request_cancel_time cancel_reason cancellation_initiator replaced_order_id
            exchange_source_order_id handling_duration release_date fast_delivery_program packages
            split_or_combine_tag shipping_provider shipping_provider_id tracking_number recipient_address
            line_items payment
""");

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
        known.addAll(SOMETIMES);
        assertThat(orders).allSatisfy(order -> assertThat(known)
                .containsAll(order.propertyStream().map(Map.Entry::getKey).toList()));
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

    private static Set<String> names(String words) {
        return Pattern.compile("\\s+").splitAsStream(words.strip()).collect(Collectors.toUnmodifiableSet());
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
