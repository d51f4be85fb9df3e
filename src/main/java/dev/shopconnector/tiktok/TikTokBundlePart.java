package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * What one unit of a virtual bundle is made of: TikTok Shop order API, {@code combined_listing_skus}. {@code skuCount}
 * pieces of the part are in each bundle.
 */
public record TikTokBundlePart(
        @Nullable String skuId, @Nullable Integer skuCount, @Nullable String productId, @Nullable String sellerSku) {

    static TikTokBundlePart read(OrderFields fields) {
        return new TikTokBundlePart(
                fields.text("sku_id"), fields.count("sku_count"), fields.text("product_id"), fields.text("seller_sku"));
    }
}
