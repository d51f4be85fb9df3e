package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokCall;
import java.time.Instant;

/**
 * A connected TikTok shop.
 *
 * @param id TikTok's id of the shop
 * @param cipher TikTok's {@code shop_cipher}
 * @param name as in TikTok Shop
 * @param storeName as in ShipStation
 * @param importFrom orders changed before are not imported
 */
public record Shop(
        String id,
        String connectionId,
        String cipher,
        String name,
        String region,
        String storeName,
        boolean active,
        Instant importFrom) {

    /** What calls about this shop need. */
    public TikTokCall.ShopAccess access() {
        return new TikTokCall.ShopAccess(connectionId, id, cipher);
    }
}
