package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.connections.MissingVaultKeyException;
import dev.shopconnector.connections.UnreadableSealException;
import dev.shopconnector.shipstation.ShipStationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a page of {@code sales_orders_export}. The stored JSON is passed on as it is, with status and modified time put
 * in front; it is taken apart only when custom fields are to be filled from TikTok's order.
 */
@Component
class ExportedPage {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final OrderSeal seal;
    private final ObjectMapper json = ShipStationJson.mapper();

    ExportedPage(OrderSeal seal) {
        this.seal = seal;
    }

    /** The body for a window without orders, UTF-8. */
    byte[] empty() {
        return "{\"sales_orders\":[]}".getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The answer's body, UTF-8.
     *
     * @param unreadable is told the id of each order that is left out because what is stored of it does not open
     */
    byte[] write(ExportQuery query, List<OrderExport.Row> rows, @Nullable String cursor, Consumer<String> unreadable) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096 * (rows.size() + 1));
        append(out, "{\"sales_orders\":[");
        String separator = "";
        for (OrderExport.Row row : rows) {
            byte[] document = readable(query, row);
            if (document == null) {
                unreadable.accept(row.orderId());
                continue;
            }
            append(out, separator);
            separator = ",";
            append(
                    out,
                    "{\"status\":\"" + StatusMapping.told(query.statuses(), row) + "\",\"modified_date_time\":\""
                            + millis(row.modifiedAt()) + "\",");
            out.write(document, 1, document.length - 1);
        }
        append(out, cursor == null ? "]}" : "],\"cursor\":\"" + cursor + "\"}");
        return out.toByteArray();
    }

    private byte @Nullable [] readable(ExportQuery query, OrderExport.Row row) {
        try {
            return document(query, row);
        } catch (MissingVaultKeyException e) {
            throw e; // All that this key sealed would be left out, and nothing of it is damaged.
        } catch (UnreadableSealException e) {
            return null;
        }
    }

    private byte[] document(ExportQuery query, OrderExport.Row row) {
        byte[] stored = seal.openSalesOrder(query.shopId(), row.orderId(), row.salesOrder());
        byte[] sealedPayload = row.payload();
        if (sealedPayload == null) {
            return stored;
        }
        try {
            JsonNode payload = json.readTree(seal.openPayload(query.shopId(), row.orderId(), sealedPayload));
            JsonNode order = json.readTree(stored);
            for (JsonNode fulfillment : order.path("requested_fulfillments")) {
                fill(((ObjectNode) fulfillment).withObjectProperty("extensions"), query.fields(), payload);
            }
            return json.writeValueAsBytes(order);
        } catch (IOException e) {
            throw new IllegalStateException("the stored JSON of order " + row.orderId() + " cannot be read back");
        }
    }

    private static void fill(ObjectNode extensions, Map<String, String> fields, JsonNode payload) {
        fields.forEach((field, path) -> {
            String value = StoreTouch.value(payload, path);
            if (value == null) {
                // The store's own choice for this field does not count where ShipStation names another.
                extensions.remove(field);
            } else {
                extensions.put(field, value);
            }
        });
    }

    private static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    private static void append(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
