package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order: TikTok Shop order API, {@code packages}. US orders that the seller ships have none before
 * shipping.
 */
public record TikTokPackage(@Nullable String id) {

    static TikTokPackage read(OrderFields fields) {
        return new TikTokPackage(fields.text("id"));
    }
}
