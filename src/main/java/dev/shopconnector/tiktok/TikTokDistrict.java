package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/**
 * One level of a recipient's place, from the country (L0) down: TikTok Shop order API, {@code district_info}. In the US
 * L1 is the state, L2 the county, L3 the city; {@code isoCode} may be missing on every level.
 */
public record TikTokDistrict(
        @Nullable String addressLevel,
        @Nullable String addressLevelName,
        @Nullable String addressName,
        @Nullable String isoCode) {

    static TikTokDistrict read(OrderFields fields) {
        return new TikTokDistrict(
                fields.text("address_level"),
                fields.text("address_level_name"),
                fields.text("address_name"),
                fields.text("iso_code"));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "TikTokDistrict[" + addressLevel + "]";
    }
}
