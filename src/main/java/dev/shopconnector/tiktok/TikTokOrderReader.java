package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the order object of the TikTok Shop order API, as search and detail return it. */
public final class TikTokOrderReader {
    private TikTokOrderReader() {}

    /**
     * The order in this JSON. Unknown fields are ignored; absent, null and empty fields read as null.
     *
     * @throws UnreadableOrderException when a field has the wrong type, or the order or a line has no usable id
     */
    public static TikTokOrder read(JsonNode order) {
        return TikTokOrder.read(OrderFields.ofOrder(order));
    }
}
