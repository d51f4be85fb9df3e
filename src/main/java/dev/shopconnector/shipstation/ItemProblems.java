package dev.shopconnector.shipstation;

/** What ShipStation would refuse in one item of an order. */
final class ItemProblems {
    private ItemProblems() {}

    static void find(FieldProblems problems, String at, SalesOrderItem item) {
        problems.optional(at + ".line_item_id", item.lineItemId(), 50);
        problems.required(at + ".description", item.description(), Integer.MAX_VALUE);
        if (item.quantity() < 1) {
            problems.add(at + ".quantity is less than 1");
        }
        problems.amount(at + ".unit_price", item.unitPrice());
        Product product = item.product();
        if (product != null) {
            product(problems, at + ".product", product);
        }
    }

    private static void product(FieldProblems problems, String at, Product product) {
        problems.required(at + ".product_id", product.productId(), 50);
        problems.required(at + ".name", product.name(), 200);
        problems.optional(at + ".description", product.description(), Integer.MAX_VALUE);
        ProductIdentifiers identifiers = product.identifiers();
        if (identifiers != null) {
            problems.optional(at + ".identifiers.sku", identifiers.sku(), 100);
            problems.optional(at + ".identifiers.inventory_id", identifiers.inventoryId(), 100);
        }
        for (int i = 0; i < product.details().size(); i++) {
            ProductDetail detail = product.details().get(i);
            problems.required(at + ".details[" + i + "].name", detail.name(), Integer.MAX_VALUE);
            problems.required(at + ".details[" + i + "].value", detail.value(), Integer.MAX_VALUE);
        }
        ProductUrls urls = product.urls();
        if (urls != null) {
            problems.optional(at + ".urls.product_url", urls.productUrl(), 2000);
            problems.optional(at + ".urls.image_url", urls.imageUrl(), 2000);
            problems.optional(at + ".urls.thumbnail_url", urls.thumbnailUrl(), 2000);
        }
        Weight weight = product.weight();
        if (weight != null) {
            problems.present(at + ".weight.unit", weight.unit());
            problems.present(at + ".weight.value", weight.value());
        }
    }
}
