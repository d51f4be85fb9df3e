package dev.shopconnector.orders;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import java.time.Instant;

/**
 * The right of one worker to read one shop, until it is released or its time runs out on the database clock. Whatever
 * the holder writes names {@code version}: a holder whose lease was taken over writes nothing.
 *
 * @param shopId TikTok's shop id
 * @param connectionId the consent under which the shop is read
 * @param cipher value of {@code shop_cipher}
 * @param version the fencing token
 * @param importFrom the first moment that the merchant wants orders from
 * @param cursorAt all orders updated before this moment are stored
 * @param settings as the merchant wants the store
 * @param bringsNewOrders whether orders that are not stored yet are imported: automatic import is on, or somebody asked
 * @param withheld whether orders were kept back from ShipStation and wait for the shop to be read
 * @param claimedAt when the reading began, by the connector's clock
 */
public record ShopLease(
        String shopId,
        String connectionId,
        String cipher,
        long version,
        Instant importFrom,
        Instant cursorAt,
        StoreSettings settings,
        boolean bringsNewOrders,
        boolean withheld,
        Instant claimedAt) {
    /** One of a store with the default settings. */
    ShopLease(String shopId, String connectionId, String cipher, long version, Instant importFrom, Instant cursorAt) {
        this(
                shopId,
                connectionId,
                cipher,
                version,
                importFrom,
                cursorAt,
                StoreSettings.DEFAULTS,
                true,
                false,
                cursorAt);
    }

    ShopAccess access() {
        return new ShopAccess(connectionId, shopId, cipher);
    }
}
