package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Orders of any shape for property tests: units of few products in any mix, money that adds up, and hostile text. */
final class OrderGenerator {
    /** Text that XML and JSON can carry, written down independently of the code under test. */
    private static final String FORBIDDEN = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private OrderGenerator() {}

    static String legal(String text) {
        return text.replaceAll(FORBIDDEN, "").strip();
    }

    static Arbitrary<String> hostileText() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings().withCharRange('\u0000', '\u007F').ofMaxLength(40),
                Arbitraries.of(
                        "",
                        " ",
                        "\u0000",
                        "🎂🎉",
                        "👩‍👩‍👧",
                        "]]>",
                        "<script>alert(1)</script>",
                        "&amp;&#0;",
                        "\"\\\u2028",
                        "\uD83D",
                        "\u202Eabc",
                        "'; DROP TABLE orders; --",
                        "x".repeat(300),
                        "${jndi:ldap://x}",
                        "Default",
                        "null",
                        "a, b,, c, "));
    }

    /** One unit: which of six products, gift or not, and how far it has come. */
    private record Unit(int product, boolean gift, String status) {}

    /** Orders whose payment adds up by TikTok's formulas. */
    static Arbitrary<ObjectNode> orders() {
        var unit = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(false, false, true),
                        Arbitraries.frequency(
                                Tuple.of(6, "AWAITING_SHIPMENT"),
                                Tuple.of(1, "TO_SHIP"),
                                Tuple.of(1, "CANCELLED"),
                                Tuple.of(1, "IN_TRANSIT")))
                .as(Unit::new);
        var cents = Arbitraries.integers().between(0, 5_000);
        return Combinators.combine(
                        unit.list().ofMinSize(1).ofMaxSize(30), cents.list().ofSize(8))
                .as(OrderGenerator::order);
    }

    private static ObjectNode order(List<Unit> units, List<Integer> cents) {
        ObjectNode order = OrderFixtures.json("multi-unit");
        var lines = order.putArray("line_items");
        int products = 0;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            int price = unit.gift() ? 0 : 199 + 100 * (unit.product() / 2);
            products += price;
            ObjectNode line = lines.addObject()
                    .put("id", "57820000000" + (1000 + i))
                    .put("product_id", "P" + unit.product() / 3)
                    .put("sku_id", "S" + unit.product() / 2)
                    .put("seller_sku", unit.product() == 0 ? "" : "SKU-" + unit.product() / 2)
                    .put("product_name", "Product " + unit.product() / 3)
                    .put("sku_name", unit.product() % 2 == 0 ? "Red, L" : "Default")
                    .put("original_price", text(price))
                    .put("is_gift", unit.gift())
                    .put("currency", "USD")
                    .put("display_status", unit.status());
            if (unit.product() == 5) {
                line.putArray("combined_listing_skus")
                        .addObject()
                        .put("sku_id", "S1")
                        .put("sku_count", 2);
            }
        }
        int sub = products - cents.get(0) - cents.get(1);
        int fee = cents.get(2) - cents.get(3) - cents.get(4);
        int total = sub + fee + cents.get(5) + cents.get(6);
        ObjectNode payment = order.putObject("payment").put("currency", "USD");
        payment.put("original_total_product_price", text(products));
        payment.put("seller_discount", text(cents.get(0))).put("platform_discount", text(cents.get(1)));
        payment.put("sub_total", text(sub)).put("original_shipping_fee", text(cents.get(2)));
        payment.put("shipping_fee_seller_discount", text(cents.get(3)));
        payment.put("shipping_fee_platform_discount", text(cents.get(4)));
        payment.put("shipping_fee", text(fee)).put("tax", text(cents.get(5)));
        payment.put("retail_delivery_fee", text(cents.get(6))).put("item_insurance_fee", text(cents.get(7)));
        payment.put("total_amount", text(total));
        return order;
    }

    private static String text(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
