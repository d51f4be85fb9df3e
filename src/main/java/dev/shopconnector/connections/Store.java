package dev.shopconnector.connections;

import org.jspecify.annotations.Nullable;

/**
 * A shop as ShipStation knows it.
 *
 * @param shopName as in TikTok Shop
 * @param error why TikTok no longer accepts the connection; null while it does
 */
public record Store(
        String shopId,
        String connectionId,
        String shopName,
        String storeName,
        boolean active,
        @Nullable ConnectionError error) {

    /** Whether its seller must consent again before anything moves. */
    public boolean needsReauthorization() {
        return error != null;
    }
}
