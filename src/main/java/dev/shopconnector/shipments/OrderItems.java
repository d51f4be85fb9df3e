package dev.shopconnector.shipments;

import dev.shopconnector.orders.LineContext;
import dev.shopconnector.shipstation.ShippedItem;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items of an order: units that a picker cannot tell apart are one kind, named by its first line. */
final class OrderItems {
    private final TikTokOrder order;
    private final Map<String, String> kinds = new LinkedHashMap<>();

    OrderItems(TikTokOrder order) {
        this.order = order;
        LineContext.of(order).items().forEach((first, lines) -> lines.forEach(line -> kinds.put(line, first)));
    }

    /** The kind that a line is of; a line that the order does not have is one of its own. */
    String kind(String line) {
        return kinds.getOrDefault(line, line);
    }

    /**
     * The lines that an item can mean; at least one.
     *
     * @throws UnitsRefusedException when it is none of the order
     */
    List<String> find(ShippedItem item, LineContext context) {
        String id = item.lineItemId();
        if (id != null && kinds.containsKey(id)) {
            List<String> lines = context.items().getOrDefault(id, ofKind(kind(id)));
            List<String> ours = lines.stream().filter(kinds::containsKey).toList();
            if (!ours.isEmpty()) {
                return ours;
            }
        }
        List<String> bySku = order.lineItems().stream()
                .filter(line -> isNamed(line, item))
                .map(TikTokLine::id)
                .toList();
        if (bySku.isEmpty()) {
            throw new UnitsRefusedException(
                    "not-of-order",
                    "The order has no item " + name(item) + ".",
                    "Check in TikTok's Seller Center what the order holds; then ship the order's own items in ShipStation,"
                            + " or enter the tracking number in Seller Center.");
        }
        return bySku;
    }

    private static boolean isNamed(TikTokLine line, ShippedItem item) {
        String sku = item.sku();
        if (sku != null) {
            return sku.equalsIgnoreCase(line.sellerSku()) || sku.equals(line.skuId());
        }
        return item.productId() != null && item.productId().equals(line.productId());
    }

    private static String name(ShippedItem item) {
        String sku = item.sku() != null
                ? "with SKU '" + item.sku() + "'"
                : item.productId() == null ? "without SKU" : "of product '" + item.productId() + "'";
        return item.lineItemId() == null ? sku : "'" + item.lineItemId() + "' and none " + sku;
    }

    private List<String> ofKind(String first) {
        return kinds.entrySet().stream()
                .filter(line -> line.getValue().equals(first))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** For a sentence. */
    String label(String kind) {
        return order.lineItems().stream()
                .filter(line -> line.id().equals(kind))
                .findFirst()
                .map(line -> line.sellerSku() == null ? "item '" + kind + "'" : "SKU '" + line.sellerSku() + "'")
                .orElse("item '" + kind + "'");
    }
}
