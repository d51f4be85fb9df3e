package dev.shopconnector.tiktok;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes, as TikTok tells it: TikTok Shop order API, {@code recipient_address}. There is no field for
 * state or city, see {@link TikTokDistrict}. Any value may be masked with {@code *}.
 */
public record TikTokAddress(
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String addressLine3,
        @Nullable String addressLine4,
        @Nullable String addressDetail,
        @Nullable String fullAddress,
        @Nullable String postTown,
        @Nullable String postalCode,
        @Nullable String regionCode,
        List<TikTokDistrict> districtInfo,
        @Nullable TikTokDeliveryPreferences deliveryPreferences) {

    static TikTokAddress read(OrderFields fields) {
        return new TikTokAddress(
                fields.text("name"),
                fields.text("first_name"),
                fields.text("last_name"),
                fields.text("phone_number"),
                fields.text("address_line1"),
                fields.text("address_line2"),
                fields.text("address_line3"),
                fields.text("address_line4"),
                fields.text("address_detail"),
                fields.text("full_address"),
                fields.text("post_town"),
                fields.text("postal_code"),
                fields.text("region_code"),
                fields.list("district_info", TikTokDistrict::read),
                fields.object("delivery_preferences", TikTokDeliveryPreferences::read));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "TikTokAddress[" + regionCode + "]";
    }
}
