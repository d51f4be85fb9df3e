package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Address}. The country is ISO 3166 with two letters.
 */
public record Address(
        @Nullable String name,
        @Nullable String company,
        @Nullable String phone,
        @JsonProperty("address_line_1") @Nullable String addressLine1,
        @JsonProperty("address_line_2") @Nullable String addressLine2,
        @JsonProperty("address_line_3") @Nullable String addressLine3,
        @Nullable String city,
        @Nullable String stateProvince,
        @Nullable String postalCode,
        @Nullable String countryCode,
        @Nullable String residentialIndicator) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "Address[" + countryCode + "]";
    }
}
