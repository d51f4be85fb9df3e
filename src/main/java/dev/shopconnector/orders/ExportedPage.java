package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.ShipStationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
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

    private static final int LONGEST_CUSTOM_FIELD = 100;

    private final OrderSeal seal;
    private final ObjectMapper json = ShipStationJson.mapper();

    ExportedPage(OrderSeal seal) {
        this.seal = seal;
    }

    /** The body for a window without orders, UTF-8. */
    byte[] empty() {
        return "{\"sales_orders\":[]}".getBytes(StandardCharsets.UTF_8);
    }

    /** The answer's body, UTF-8. */
    byte[] write(ExportQuery query, List<OrderExport.Row> rows, @Nullable String cursor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096 * (rows.size() + 1));
        append(out, "{\"sales_orders\":[");
        String separator = "";
        for (OrderExport.Row row : rows) {
            append(out, separator);
            separator = ",";
            append(
                    out,
                    "{\"status\":\"" + status(query.statuses(), row) + "\",\"modified_date_time\":\""
                            + millis(row.modifiedAt()) + "\",");
            byte[] document = document(query, row);
            out.write(document, 1, document.length - 1);
        }
        append(out, cursor == null ? "]}" : "],\"cursor\":\"" + cursor + "\"}");
        return out.toByteArray();
    }

    /**
     * The merchant's mapping renames a status. It never makes shippable what is not: an order that is cancelled or
     * shipped never goes back to waiting for payment or shipment, an unpaid one is not to be shipped, and one that is
     * told to wait waits.
     */
    static SalesOrderStatus status(Map<String, String> mappings, OrderExport.Row row) {
        SalesOrderStatus judged = SalesOrderStatus.valueOf(row.status());
        String tiktok = row.tiktokStatus();
        String wanted = tiktok == null ? null : mappings.get(tiktok);
        if (wanted == null || row.held()) {
            return judged;
        }
        SalesOrderStatus mapped = SalesOrderStatus.valueOf(wanted);
        boolean goesBack =
                switch (mapped) {
                    case AwaitingShipment, PendingFulfillment -> judged != SalesOrderStatus.AwaitingShipment;
                    case AwaitingPayment ->
                        judged == SalesOrderStatus.Cancelled || judged == SalesOrderStatus.Completed;
                    case Cancelled, Completed, OnHold -> false;
                };
        return goesBack ? judged : mapped;
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
        fields.forEach((field, path) -> DataPoints.value(payload, path)
                .ifPresent(value -> extensions.put(field, FittingText.of(value, LONGEST_CUSTOM_FIELD))));
    }

    private static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    private static void append(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
