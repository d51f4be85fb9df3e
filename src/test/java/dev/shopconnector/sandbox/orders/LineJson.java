package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Sku;

/** One element of {@code line_items}: one unit. */
final class LineJson {
    private LineJson() {}

    static ObjectNode of(Order order, int position, Unit unit, String taxRate) {
        Sku sku = unit.sku();
        boolean cancelled = order.lineCancelled(position);
        Parcel parcel = order.parcelOf(position);
        ObjectNode line = Json.object()
                .put("id", order.lineId(position))
                .put("cancel_user", cancelled ? order.cancelledBy : "")
                .put("currency", "USD")
                .put("display_status", displayStatus(order, cancelled, parcel != null))
                .put("is_dangerous_good", false)
                .put("is_gift", unit.gift());
        line.putArray("item_tax")
                .addObject()
                .put("tax_amount", Money.text(unit.tax()))
                .put("tax_rate", taxRate)
                .put("tax_type", "SALES_TAX");
        line.put("needs_prescription", false)
                .put("original_price", Money.text(unit.original()))
                .put("platform_discount", Money.text(unit.platformDiscount()))
                .put("product_id", sku.productId())
                .put("product_name", sku.productName())
                .put("retail_delivery_fee", Money.text(unit.retailFee()))
                .put("sale_price", Money.text(unit.sale()))
                .put("seller_discount", Money.text(unit.sellerDiscount()))
                .put("seller_sku", sku.sellerSku())
                .put("sku_id", sku.id())
                .put("sku_image", sku.image())
                .put("sku_name", sku.name())
                .put("sku_type", "NORMAL")
                .put("gift_retail_price", unit.gift() ? Money.text(sku.cents()) : "0")
                .put("room_id", "0");
        if (cancelled) {
            line.put("cancel_reason", "Discount not as expected");
        }
        bundle(line, sku);
        if (parcel != null) {
            parcel(line, order, parcel);
        }
        return line;
    }

    private static void bundle(ObjectNode line, Sku sku) {
        if (!sku.parts().isEmpty()) {
            ArrayNode parts = line.putArray("combined_listing_skus");
            for (Sku.Part part : sku.parts()) {
                parts.addObject()
                        .put("sku_id", part.skuId())
                        .put("sku_count", part.count())
                        .put("product_id", part.productId())
                        .put("seller_sku", part.sellerSku());
            }
        }
    }

    private static void parcel(ObjectNode line, Order order, Parcel parcel) {
        line.put("package_id", parcel.id()).put("package_status", ParcelFacts.status(order, parcel));
        if (parcel.shippedTime() > 0) {
            line.put("rts_time", parcel.shippedTime())
                    .put("shipping_provider_id", parcel.providerId())
                    .put("shipping_provider_name", parcel.providerName())
                    .put("tracking_number", parcel.tracking());
        }
    }

    private static String displayStatus(Order order, boolean cancelled, boolean inParcel) {
        if (cancelled) {
            return OrderStatus.CANCELLED;
        }
        return switch (order.status) {
            case OrderStatus.ON_HOLD -> OrderStatus.AWAITING_SHIPMENT;
            case OrderStatus.PARTIALLY_SHIPPING ->
                inParcel ? OrderStatus.AWAITING_COLLECTION : OrderStatus.AWAITING_SHIPMENT;
            default -> OrderStatus.ALL.contains(order.status) ? order.status : "TO_SHIP";
        };
    }
}
