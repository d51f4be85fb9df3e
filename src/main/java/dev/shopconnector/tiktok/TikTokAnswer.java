package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What TikTok Shop answered to a call that it accepted ({@code code} 0).
 *
 * @param data the envelope's {@code data}; a missing node when TikTok sent none
 * @param requestId TikTok's own id of the call, empty when it gave none
 */
public record TikTokAnswer(JsonNode data, String requestId) {

    /** Without the data, which holds buyers' names. */
    @Override
    public String toString() {
        return "TikTokAnswer[requestId=" + requestId + "]";
    }
}
