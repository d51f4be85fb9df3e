package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.gateway.PageToken;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Product;
import dev.shopconnector.sandbox.shop.Shop;
import java.util.List;
import java.util.Set;

/** "Search Products": by status, seller SKUs, SKU ids and times ({@code _le} is inclusive here, unlike with orders). */
public final class SearchProducts implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation("POST", "/product/202502/products/search", "seller.product.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        int size = call.pageSize();
        int offset = PageToken.offset(call.http().query("page_token"));
        SearchBody body = new SearchBody(call.jsonBody());
        Shop shop = call.shop();
        List<Product> found =
                shop.catalog().products().stream().filter(p -> matches(p, body)).toList();
        int end = Math.min(found.size(), offset + size);
        ObjectNode data = Json.object().put("next_page_token", end < found.size() ? PageToken.of(end) : "");
        if (offset < end) {
            data.putArray("products")
                    .addAll(found.subList(offset, end).stream()
                            .map(p -> ProductJson.summary(p, shop))
                            .toList());
        }
        return data.put("total_count", found.size());
    }

    private static boolean matches(Product product, SearchBody body) {
        String status = body.text("status");
        Set<String> sellerSkus = body.texts("seller_skus", 10);
        Set<String> skuIds = body.texts("sku_ids", 10);
        return (status == null || status.equals("ALL") || status.equals(product.status()))
                && (sellerSkus == null || product.skus().stream().anyMatch(s -> sellerSkus.contains(s.sellerSku())))
                && (skuIds == null || product.skus().stream().anyMatch(s -> skuIds.contains(s.id())))
                && within(product.createTime(), body, "create_time")
                && within(product.updateTime(), body, "update_time");
    }

    private static boolean within(long time, SearchBody body, String name) {
        return time >= body.seconds(name + "_ge", Long.MIN_VALUE) && time <= body.seconds(name + "_le", Long.MAX_VALUE);
    }
}
