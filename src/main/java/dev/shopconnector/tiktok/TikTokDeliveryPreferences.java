package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * Where the buyer wants the parcel left: TikTok Shop order API, {@code delivery_preferences} (US).
 */
public record TikTokDeliveryPreferences(@Nullable String dropOffLocation) {

    static TikTokDeliveryPreferences read(OrderFields fields) {
        return new TikTokDeliveryPreferences(fields.text("drop_off_location"));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "TikTokDeliveryPreferences[]";
    }
}
