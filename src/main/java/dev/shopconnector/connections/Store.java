package dev.shopconnector.connections;

import org.jspecify.annotations.Nullable;

/**
 * A shop as ShipStation knows it.
 *
 * @param shopName as in TikTok Shop
 * @param settings as the merchant wants it
 * @param error why TikTok no longer accepts the connection; null while it does
 */
public record Store(
        String shopId,
        String connectionId,
        String shopName,
        String storeName,
        boolean active,
        StoreSettings settings,
        @Nullable ConnectionError error) {
    /** One with the default settings. */
    public Store(
            String shopId,
            String connectionId,
            String shopName,
            String storeName,
            boolean active,
            @Nullable ConnectionError error) {
        this(shopId, connectionId, shopName, storeName, active, StoreSettings.DEFAULTS, error);
    }

    /** Whether its seller must consent again before anything moves. */
    public boolean needsReauthorization() {
        return error != null;
    }
}
