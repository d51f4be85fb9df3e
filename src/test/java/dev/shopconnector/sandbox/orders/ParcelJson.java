package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.Sku;
import dev.shopconnector.sandbox.shop.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A package as package search and package detail show it (Fulfillment API 202309). */
public final class ParcelJson {
    private static final List<String> ADDRESS = List.of(
            "address_detail",
            "address_line1",
            "address_line2",
            "address_line3",
            "address_line4",
            "full_address",
            "name",
            "phone_number",
            "postal_code",
            "region_code");

    private ParcelJson() {}

    /** A row of package search. */
    public static ObjectNode row(ParcelFacts facts) {
        ObjectNode node = Json.object()
                .put("create_time", facts.createTime())
                .put("id", facts.parcel().id());
        ArrayNode lines = node.putArray("order_line_item_ids");
        facts.lineIds().forEach(lines::add);
        node.putArray("orders").addObject().put("id", facts.orderId()).putArray("skus");
        label(node, facts.parcel());
        return node.put("status", facts.status()).put("update_time", facts.updateTime());
    }

    /** Package detail at this unix second. */
    public static ObjectNode detail(Order order, Parcel parcel, Shop shop, long now) {
        ParcelFacts facts = ParcelFacts.of(order, parcel);
        OrderContent content = OrderContent.of(order, shop);
        ObjectNode node = Json.object()
                .put("create_time", facts.createTime())
                .put("delivery_option_id", order.profile.deliveryOptionId())
                .put("delivery_option_name", "Standard Shipping")
                .put("last_mile_tracking_number", "");
        ArrayNode lines = node.putArray("order_line_item_ids");
        facts.lineIds().forEach(lines::add);
        ArrayNode skus =
                node.putArray("orders").addObject().put("id", order.orderId()).putArray("skus");
        skus(skus, content, parcel);
        node.put("has_multi_skus", skus.size() > 1)
                .put("package_id", parcel.id())
                .put("package_status", facts.status());
        recipient(node, order, content, now);
        shop.warehouses().stream()
                .filter(w -> w.id().equals(shop.warehouseOf(order)))
                .forEach(w -> node.set("sender_address", sender(w, shop)));
        label(node, parcel);
        boolean split = order.parcels.size() > 1 || order.status.equals(OrderStatus.PARTIALLY_SHIPPING);
        return node.put("shipping_type", order.profile.shippingType())
                .put("split_and_combine_tag", split ? "SPLIT" : "DEFAULT")
                .put("update_time", facts.updateTime())
                .put("warehouse_id", shop.warehouseOf(order));
    }

    private static void label(ObjectNode node, Parcel parcel) {
        boolean shipped = parcel.shippedTime() > 0;
        node.put("shipping_provider_id", shipped ? parcel.providerId() : "")
                .put("shipping_provider_name", shipped ? parcel.providerName() : "")
                .put("tracking_number", parcel.tracking());
    }

    private static void skus(ArrayNode node, OrderContent content, Parcel parcel) {
        Map<Sku, Integer> counts = new LinkedHashMap<>();
        parcel.lines().stream().forEach(i -> counts.merge(content.units().get(i).sku(), 1, Integer::sum));
        counts.forEach((sku, count) -> node.addObject()
                .put("id", sku.id())
                .put("image_url", sku.image())
                .put("name", sku.name())
                .put("quantity", count));
    }

    private static void recipient(ObjectNode node, Order order, OrderContent content, long now) {
        ObjectNode address =
                switch (AddressView.of(order, now)) {
                    case CLEAR -> AddressJson.clear(content.shipTo());
                    case MASKED -> AddressJson.masked(content.shipTo());
                    case EMPTY, ABSENT -> AddressJson.empty();
                };
        node.set("recipient_address", address.retain(ADDRESS));
    }

    private static ObjectNode sender(Warehouse from, Shop shop) {
        return Json.object()
                .put("address_detail", from.line1() + " " + from.line2())
                .put("address_line1", from.line1())
                .put("address_line2", from.line2())
                .put("address_line3", "")
                .put("address_line4", "")
                .put(
                        "full_address",
                        from.line1() + ", " + from.line2() + ", " + from.city() + ", " + from.state() + " "
                                + from.postalCode())
                .put("name", shop.name())
                .put("phone_number", from.phone())
                .put("postal_code", from.postalCode())
                .put("region_code", "US");
    }
}
