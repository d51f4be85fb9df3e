package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import java.util.function.ToLongFunction;

/** {@code payment} of an order: sums that obey the three documented identities. */
final class PaymentJson {
    private PaymentJson() {}

    static ObjectNode of(OrderContent content) {
        Shipping shipping = content.shipping();
        long original = sum(content, Unit::original);
        long seller = sum(content, Unit::sellerDiscount);
        long platform = sum(content, Unit::platformDiscount);
        long productTax = sum(content, Unit::tax);
        long retailFee = sum(content, Unit::retailFee);
        long subTotal = original - seller - platform;
        long tax = productTax + shipping.tax();
        ObjectNode node = Json.object().put("currency", "USD");
        money(node, "item_insurance_fee", shipping.insurance());
        money(node, "item_insurance_tax", Money.share(shipping.insurance(), content.taxBasisPoints()));
        money(node, "original_shipping_fee", shipping.original());
        money(node, "original_total_product_price", original);
        money(node, "platform_discount", platform);
        money(node, "product_tax", productTax);
        money(node, "retail_delivery_fee", retailFee);
        money(node, "seller_discount", seller);
        money(node, "shipping_fee", shipping.fee());
        money(node, "shipping_fee_cofunded_discount", shipping.cofunded());
        money(node, "shipping_fee_platform_discount", shipping.platformDiscount());
        money(node, "shipping_fee_seller_discount", shipping.sellerDiscount());
        money(node, "shipping_fee_tax", shipping.tax());
        money(node, "sub_total", subTotal);
        money(node, "tax", tax);
        money(node, "total_amount", subTotal + shipping.fee() + tax + retailFee);
        return node;
    }

    private static void money(ObjectNode node, String name, long cents) {
        node.put(name, Money.text(cents));
    }

    private static long sum(OrderContent content, ToLongFunction<Unit> part) {
        return content.units().stream().mapToLong(part).sum();
    }
}
