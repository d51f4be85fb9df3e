package dev.shopconnector.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the body of a webhook. A field that is odd is left out; what has no type or shop is unreadable. */
@Component
class WebhookReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WORD = Pattern.compile("[A-Z0-9_]{1,64}");

    private final ObjectMapper json = new ObjectMapper();

    Webhook read(byte[] body) {
        JsonNode root = tree(body);
        JsonNode data = root.path("data");
        String id = id(root.path("tts_notification_id"));
        Long type = number(root.path("type"));
        String shopId = id(root.path("shop_id"));
        if (type == null || type != type.intValue() || shopId == null) {
            return new Webhook("body-" + sha256(body), null, null, List.of(), null, null, 0, null);
        }
        Long sentAt = number(root.path("timestamp"));
        return new Webhook(
                id == null ? "body-" + sha256(body) : id,
                type.intValue(),
                shopId,
                orderIds(data),
                told(data),
                either(data, "update_time", "create_time"),
                sentAt == null ? 0 : sentAt,
                number(data.path("expiration_time")));
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return json.missingNode();
        }
    }

    private static List<String> orderIds(JsonNode data) {
        Set<String> ids = new LinkedHashSet<>();
        add(ids, data.path("order_id"));
        for (JsonNode parcel : data.path("package_list")) {
            parcel.path("order_id_list").forEach(order -> add(ids, order));
        }
        return List.copyOf(ids);
    }

    private static void add(Set<String> ids, JsonNode order) {
        String id = id(order);
        if (id != null) {
            ids.add(id);
        }
    }

    /** Webhooks say CANCEL where the order API says CANCELLED. */
    private static @Nullable String told(JsonNode data) {
        return Stream.of("order_status", "cancel_status", "return_status")
                .map(field -> data.path(field).asText(""))
                .filter(word -> WORD.matcher(word).matches())
                .map(word -> word.equals("CANCEL") ? "CANCELLED" : word)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String id(JsonNode node) {
        String text = node.asText("");
        return ID.matcher(text).matches() ? text : null;
    }

    private static @Nullable Long either(JsonNode data, String field, String otherwise) {
        Long first = number(data.path(field));
        return first == null ? number(data.path(otherwise)) : first;
    }

    /** TikTok Shop writes some of its numbers as text. */
    private static @Nullable Long number(JsonNode node) {
        try {
            return node.canConvertToLong() || node.isTextual() ? Long.valueOf(node.asText()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
