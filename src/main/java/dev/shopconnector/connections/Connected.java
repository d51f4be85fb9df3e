package dev.shopconnector.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A shop that was just connected, or connected again.
 *
 * @param storeKey the key for ShipStation when the connector made one; shown this once, null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Connected(
        @JsonProperty("shop_id") String shopId,
        @JsonProperty("shop_name") String shopName,
        @JsonProperty("store_name") String storeName,
        @JsonProperty("store_key") @Nullable String storeKey,
        @JsonProperty("again") boolean again) {

    @Override
    public String toString() {
        return "Connected[shopId=" + shopId + ", again=" + again + "]";
    }
}
