package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A shop as Get Authorized Shops lists it. Text that TikTok left out is empty.
 *
 * @param region such as {@code US}
 * @param sellerType {@code LOCAL} or {@code CROSS_BORDER}
 * @param cipher the value for {@code shop_cipher}
 * @param code as the seller sees it in Seller Center
 */
public record TikTokShop(String id, String name, String region, String sellerType, String cipher, String code) {

    static TikTokShop from(JsonNode shop) {
        return new TikTokShop(
                shop.path("id").asText(""),
                shop.path("name").asText(""),
                shop.path("region").asText(""),
                shop.path("seller_type").asText(""),
                shop.path("cipher").asText(""),
                shop.path("code").asText(""));
    }
}
