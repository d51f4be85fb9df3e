package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Product;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.Sku;
import java.math.BigDecimal;

/** Products as search and detail show them. */
final class ProductJson {
    private ProductJson() {}

    static ObjectNode summary(Product product, Shop shop) {
        ObjectNode node = Json.object()
                .put("id", product.id())
                .put("title", product.title())
                .put("status", product.status())
                .put("create_time", product.createTime())
                .put("update_time", product.updateTime());
        node.putArray("sales_regions").add("US");
        node.put("is_not_for_sale", false).put("has_draft", false).put("listing_quality_tier", "GOOD");
        node.putObject("audit").put("status", "APPROVED").putArray("pre_approved_reasons");
        node.putArray("product_tags");
        ArrayNode skus = node.putArray("skus");
        for (Sku sku : product.skus()) {
            skus.add(sku(sku, shop));
        }
        return node;
    }

    static ObjectNode detail(Product product, Shop shop) {
        ObjectNode node = summary(product, shop);
        node.put("description", "<p>" + product.skus().get(0).name() + "</p>");
        if (!product.pounds().isEmpty()) {
            node.putObject("package_weight").put("unit", "POUND").put("value", product.pounds());
            node.putObject("package_dimensions")
                    .put("height", "4")
                    .put("length", "10")
                    .put("unit", "INCH")
                    .put("width", "6");
        }
        ObjectNode image = node.putArray("main_images").addObject();
        String url = product.skus().get(0).image();
        image.put("height", 600).put("uri", "sandbox/" + product.id()).put("width", 600);
        image.putArray("urls").add(url);
        image.putArray("thumb_urls").add(url);
        return node;
    }

    private static ObjectNode sku(Sku sku, Shop shop) {
        String price = BigDecimal.valueOf(sku.cents(), 2).toPlainString();
        ObjectNode node = Json.object().put("id", sku.id()).put("seller_sku", sku.sellerSku());
        node.putObject("price").put("currency", "USD").put("sale_price", price).put("tax_exclusive_price", price);
        node.putArray("inventory")
                .addObject()
                .put("warehouse_id", shop.warehouses().get(0).id())
                .put("quantity", 40);
        node.putObject("status_info").put("status", "NORMAL");
        return node;
    }
}
