package dev.shopconnector.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The status mappings of ShipStation's last request as text at the shop, so that a page can tell what it is told. */
final class AskedStatuses {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AskedStatuses() {}

    /** Those about statuses that TikTok has; null for none. The same mappings are the same text. */
    static @Nullable String write(Map<String, String> asked) {
        Map<String, String> known = new TreeMap<>(asked);
        known.keySet().retainAll(StatusMapping.TIKTOK);
        try {
            return known.isEmpty() ? null : JSON.writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two words a mapping can be written", e);
        }
    }

    static Map<String, String> read(@Nullable String text) {
        try {
            return text == null ? Map.of() : JSON.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored mappings cannot be read back", e);
        }
    }
}
