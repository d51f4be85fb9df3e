package dev.shopconnector.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for when a shop is to be connected; everything may be left out.
 *
 * @param storeName how the store is called in ShipStation; TikTok's name of the shop when left out
 * @param importFrom orders changed since then are imported; the last 30 days when left out
 * @param storeKey the key that ShipStation will present, at least 24 characters; made by the connector when left out
 */
record ConsentRequest(
        @JsonProperty("store_name") @Nullable String storeName,
        @JsonProperty("import_from") @Nullable OffsetDateTime importFrom,
        @JsonProperty("store_key") @Nullable String storeKey) {

    @Override
    public String toString() {
        return "ConsentRequest[storeName=" + storeName + ", importFrom=" + importFrom + "]";
    }
}
