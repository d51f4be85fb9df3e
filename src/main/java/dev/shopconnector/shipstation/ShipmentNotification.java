package dev.shopconnector.shipstation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that was shipped: ShipStation Order Source API, {@code Notification} of {@code shipment_notification}, with
 * {@code carrier_service_code}, which the published models have and the published description lacks.
 *
 * @param trackingNumber without blanks; empty when there is none
 * @param items empty when the parcel holds all that was still to ship
 * @param integrationContext what we gave with the order; an object is kept as its JSON text
 */
public record ShipmentNotification(
        String notificationId,
        String orderId,
        String trackingNumber,
        @Nullable String carrierCode,
        @Nullable String serviceCode,
        List<ShippedItem> items,
        @Nullable String integrationContext) {
    private static final int LONGEST = 128;

    public ShipmentNotification {
        items = List.copyOf(items);
    }

    /** The id to answer under; empty when the notification has none. */
    public static String idOf(JsonNode notification) {
        return text(notification, "notification_id");
    }

    /**
     * The notification in this JSON.
     *
     * @throws InvalidRequestException when it cannot be understood; the message says what to change
     */
    public static ShipmentNotification read(JsonNode notification) {
        if (!notification.isObject()) {
            throw new InvalidRequestException("a notification must be an object");
        }
        String context = notification.path("integration_context").isContainerNode()
                ? notification.path("integration_context").toString()
                : text(notification, "integration_context");
        return new ShipmentNotification(
                required(notification, "notification_id"),
                required(notification, "order_id"),
                bounded(notification, "tracking_number").replaceAll("\\s", ""),
                orNull(bounded(notification, "carrier_code")),
                orNull(bounded(notification, "carrier_service_code")),
                items(notification.path("items")),
                orNull(context));
    }

    private static List<ShippedItem> items(JsonNode items) {
        if (!items.isArray() && !items.isMissingNode() && !items.isNull()) {
            throw new InvalidRequestException("items must be a list");
        }
        List<ShippedItem> read = new ArrayList<>();
        for (JsonNode item : items) {
            read.add(new ShippedItem(
                    orNull(bounded(item, "line_item_id")),
                    orNull(bounded(item, "sku")),
                    orNull(bounded(item, "product_id")),
                    quantity(item.path("quantity"))));
        }
        return read;
    }

    private static int quantity(JsonNode value) {
        try {
            int quantity = new BigDecimal(value.asText()).intValueExact();
            if (quantity > 0) {
                return quantity;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, for both.
        }
        throw new InvalidRequestException("each item needs a quantity that is a whole number above 0");
    }

    private static String required(JsonNode notification, String field) {
        String text = bounded(notification, field);
        if (text.isEmpty()) {
            throw new InvalidRequestException(field + " is missing");
        }
        return text;
    }

    private static String bounded(JsonNode object, String field) {
        String text = text(object, field);
        if (text.length() > LONGEST) {
            throw new InvalidRequestException(field + " is longer than " + LONGEST + " characters");
        }
        return text;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "ShipmentNotification[" + notificationId + ", order " + orderId + "]";
    }
}
