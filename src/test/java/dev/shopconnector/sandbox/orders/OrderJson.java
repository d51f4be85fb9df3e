package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.MergePatch;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderProfile.Origin;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.sandbox.shop.Shop;

/** An order as order search and order detail show it (Order API 202309 / 202507). */
public final class OrderJson {
    private OrderJson() {}

    /** The order at this unix second, with the control interface's patches over it. */
    public static ObjectNode of(Order order, Shop shop, long now) {
        OrderContent content = OrderContent.of(order, shop);
        ObjectNode node = head(order, shop, content);
        OrderTimes.put(node, order);
        parcels(node, order);
        switch (AddressView.of(order, now)) {
            case CLEAR -> node.set("recipient_address", AddressJson.clear(content.shipTo()));
            case MASKED -> node.set("recipient_address", AddressJson.masked(content.shipTo()));
            case EMPTY -> node.set("recipient_address", AddressJson.empty());
            case ABSENT -> {}
        }
        ArrayNode lines = node.putArray("line_items");
        for (int i = 0; i < order.units; i++) {
            lines.add(LineJson.of(order, i, content.units().get(i), content.taxRate()));
        }
        node.set("payment", PaymentJson.of(content));
        order.patches().forEach(patch -> MergePatch.apply(node, patch));
        return node;
    }

    /** Where the order goes, never masked. */
    public static ShipTo shipTo(Order order, Shop shop) {
        return OrderContent.of(order, shop).shipTo();
    }

    private static ObjectNode head(Order order, Shop shop, OrderContent content) {
        String buyer = Long.toString(order.id % 1_000_000_000, 36);
        ObjectNode node = Json.object()
                .put("id", order.orderId())
                .put("auto_combine_group_id", combineGroup(order))
                .put("buyer_email", "sb" + buyer + "@chat.seller.tiktok.com")
                .put("buyer_message", content.buyerMessage())
                .put("buyer_nickname", "buyer_" + buyer)
                .put("commerce_platform", "TIKTOK_SHOP")
                .put("create_time", order.createTime)
                .put("delivery_option_id", order.profile.deliveryOptionId())
                .put("delivery_option_name", "Standard Shipping")
                .put("delivery_type", "HOME_DELIVERY")
                .put("fulfillment_type", order.profile.fulfillmentType())
                .put("has_updated_recipient_address", order.addressChanged())
                .put("is_buyer_request_cancel", order.cancelRequested())
                .put("is_cod", false);
        origin(node, order);
        node.put("is_on_hold_order", order.profile.holds())
                .put("is_subscription_order", false)
                .put("order_type", order.profile.orderType())
                .put("payment_method_name", "Visa/Mastercard")
                .put("seller_note", content.sellerNote())
                .put("shipping_type", order.profile.shippingType())
                .put("status", order.status)
                .put("update_time", order.updateTime)
                .put("user_id", order.buyerUserId())
                .put("warehouse_id", shop.warehouseOf(order));
        if (order.status.equals(OrderStatus.CANCELLED)) {
            node.put("cancel_reason", "Discount not as expected").put("cancellation_initiator", order.cancelledBy);
        }
        byType(node, order);
        return node;
    }

    private static String combineGroup(Order order) {
        if (order.buyerChosen()) {
            return "7512" + Math.floorMod(order.buyerUserId().hashCode(), 1_000_000);
        }
        return order.seed % 17 == 0 ? "7512" + order.id % 1_000_000 : "N/A";
    }

    private static void origin(ObjectNode node, Order order) {
        var origin = order.profile.origin();
        String source = Long.toString(order.id - 700_000);
        node.put("is_exchange_order", origin == Origin.EXCHANGE)
                .put("is_replacement_order", origin == Origin.REPLACEMENT)
                .put("is_sample_order", origin == Origin.SAMPLE);
        switch (origin) {
            case EXCHANGE -> node.put("exchange_source_order_id", source);
            case REPLACEMENT -> node.put("replaced_order_id", source);
            case PURCHASE, SAMPLE -> {}
        }
    }

    private static void byType(ObjectNode node, Order order) {
        switch (order.profile.orderType()) {
            case "PRE_ORDER" -> node.put("release_date", order.holdEnds);
            case "MADE_TO_ORDER", "BACK_ORDER" ->
                node.putObject("handling_duration").put("days", "7").put("type", "BUSINESS_DAY");
            default -> {
                if (order.seed % 23 == 0) {
                    node.put("fast_delivery_program", "3_DAY_DELIVERY");
                }
            }
        }
    }

    private static void parcels(ObjectNode node, Order order) {
        if (order.parcels.isEmpty()) {
            // Documented as absent for US sellers until something ships; seen as an empty list too.
            if (order.seed % 2 == 0) {
                node.putArray("packages");
            }
            return;
        }
        ArrayNode packages = node.putArray("packages");
        order.parcels.forEach(parcel -> packages.addObject().put("id", parcel.id()));
        if (order.parcels.size() > 1 || order.status.equals(OrderStatus.PARTIALLY_SHIPPING)) {
            node.put("split_or_combine_tag", "SPLIT");
        }
        Parcel last = order.parcels.get(order.parcels.size() - 1);
        if (last.shippedTime() > 0) {
            node.put("rts_time", last.shippedTime())
                    .put("shipping_provider", last.providerName())
                    .put("shipping_provider_id", last.providerId())
                    .put("tracking_number", last.tracking());
        }
    }
}
