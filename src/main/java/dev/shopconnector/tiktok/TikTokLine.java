package dev.shopconnector.tiktok;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of an order: TikTok Shop order API, {@code line_items}. There is no quantity: three candles are three lines.
 * Amounts are decimal text in major units. Only {@code id} is sure to be there.
 */
public record TikTokLine(
        String id,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable String skuId,
        @Nullable String skuName,
        @Nullable String sellerSku,
        @Nullable String skuImage,
        @Nullable String originalPrice,
        @Nullable String salePrice,
        @Nullable String sellerDiscount,
        @Nullable String platformDiscount,
        @Nullable String currency,
        List<TikTokItemTax> itemTax,
        @Nullable String retailDeliveryFee,
        @Nullable String displayStatus,
        @Nullable String packageId,
        @Nullable String packageStatus,
        @Nullable String trackingNumber,
        @Nullable String shippingProviderId,
        @Nullable String shippingProviderName,
        @Nullable Instant rtsTime,
        @Nullable String cancelUser,
        @Nullable String cancelReason,
        @Nullable Boolean isGift,
        @Nullable Boolean isDangerousGood,
        @Nullable String podInfoId,
        @Nullable String unboxingSkuCode,
        List<TikTokBundlePart> combinedListingSkus) {

    static TikTokLine read(OrderFields fields) {
        return new TikTokLine(
                fields.identifier("id"),
                fields.text("product_id"),
                fields.text("product_name"),
                fields.text("sku_id"),
                fields.text("sku_name"),
                fields.text("seller_sku"),
                fields.text("sku_image"),
                fields.text("original_price"),
                fields.text("sale_price"),
                fields.text("seller_discount"),
                fields.text("platform_discount"),
                fields.text("currency"),
                fields.list("item_tax", TikTokItemTax::read),
                fields.text("retail_delivery_fee"),
                fields.text("display_status"),
                fields.text("package_id"),
                fields.text("package_status"),
                fields.text("tracking_number"),
                fields.text("shipping_provider_id"),
                fields.text("shipping_provider_name"),
                fields.time("rts_time"),
                fields.text("cancel_user"),
                fields.text("cancel_reason"),
                fields.flag("is_gift"),
                fields.flag("is_dangerous_good"),
                fields.text("pod_info_id"),
                fields.text("unboxing_sku_code"),
                fields.list("combined_listing_skus", TikTokBundlePart::read));
    }
}
