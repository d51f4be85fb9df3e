package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The three fields that a merchant fills with what they choose: ShipStation Order Source API, {@code extensions}.
 */
public record Extensions(
        @JsonProperty("custom_field_1") @Nullable String customField1,
        @JsonProperty("custom_field_2") @Nullable String customField2,
        @JsonProperty("custom_field_3") @Nullable String customField3) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "Extensions[]";
    }
}
