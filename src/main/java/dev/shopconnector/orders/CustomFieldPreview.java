package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What custom fields would hold for a store's last order. */
@Component
@Transactional(readOnly = true)
public class CustomFieldPreview {
    private static final Pattern PERSONAL = Pattern.compile("(recipient_address|buyer_|seller_note|user_id|cpf).*");

    private final JdbcClient db;
    private final OrderSeal seal;
    private final ObjectMapper json;

    CustomFieldPreview(JdbcClient db, OrderSeal seal, ObjectMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /**
     * The fields of one order.
     *
     * @param values field → text, empty where the order has none; personal data and what is not documented is dots
     */
    public record Preview(String orderId, Map<String, String> values) {
        public Preview {
            values = Map.copyOf(values);
        }
    }

    /**
     * The order that changed last; empty for a store without orders whose contents are kept.
     *
     * @param paths field → path of a data point; every one must be a path
     */
    public Optional<Preview> ofLastOrder(String shopId, Map<String, String> paths) {
        return db.sql(
                        "SELECT order_id, payload FROM orders WHERE shop_id = :shop AND order_id NOT LIKE 'unreadable-%' AND payload IS NOT NULL"
                                + " ORDER BY modified_at DESC, order_id DESC LIMIT 1")
                .param("shop", shopId)
                .query((row, number) -> preview(
                        row.getString("order_id"),
                        open(shopId, row.getString("order_id"), row.getBytes("payload")),
                        paths))
                .optional();
    }

    private static Preview preview(String orderId, JsonNode order, Map<String, String> paths) {
        Map<String, String> values = new TreeMap<>();
        paths.forEach((field, path) -> {
            String value = StoreTouch.value(order, path);
            values.put(field, value == null ? "" : shown(path, value));
        });
        return new Preview(orderId, values);
    }

    private static String shown(String path, String value) {
        // What TikTok has not documented may be about people too.
        return PERSONAL.matcher(path).matches() || !DataPoints.isKnown(path)
                ? "•".repeat(Math.min(value.length(), 12))
                : value;
    }

    private JsonNode open(String shopId, String orderId, byte[] payload) {
        try {
            return json.readTree(seal.openPayload(shopId, orderId, payload));
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON of order " + orderId + " is no JSON", e);
        }
    }
}
