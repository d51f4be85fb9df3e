package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.orders.FittingText;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShippedItem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A notification that cannot be understood, as far as it can be stored: so that a person finds it beside its order.
 *
 * @param legible what fits into a parcel; what is too long ends in an ellipsis
 * @param units the same for the same notification, whatever its {@code notification_id}
 * @param refusal what to change
 */
record UnreadNotification(ShipmentNotification legible, String units, UnitsRefusedException refusal) {
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int ROOM = 128;
    private static final List<String> SAME =
            List.of("tracking_number", "carrier_code", "carrier_service_code", "items", "integration_context");

    /** Whether TikTok could have given an order this id. */
    static boolean isOrderId(String text) {
        return ORDER_ID.matcher(text).matches();
    }

    /** Empty when the notification does not even tell which order it is about. */
    static Optional<UnreadNotification> of(JsonNode notification, InvalidRequestException why) {
        String orderId = text(notification, "order_id");
        if (!isOrderId(orderId)) {
            return Optional.empty();
        }
        String all =
                SAME.stream().map(field -> notification.path(field).toString()).collect(Collectors.joining("|"));
        String units = "unread " + ParcelId.digest(all);
        ShipmentNotification legible = new ShipmentNotification(
                ShipmentNotification.idOf(notification),
                orderId,
                FittingText.of(text(notification, "tracking_number").replaceAll("\\s", ""), ROOM),
                orNull(notification, "carrier_code"),
                orNull(notification, "carrier_service_code"),
                // What is put right under the same id is not what was heard.
                List.of(new ShippedItem(units, null, null, 1)),
                null);
        UnitsRefusedException refusal = new UnitsRefusedException(
                "unreadable",
                "What ShipStation told of this parcel cannot be understood: " + why.getMessage() + ".",
                "Ship it in ShipStation again with that put right, or enter the tracking number in TikTok's Seller Center;"
                        + " then give this parcel up.");
        return Optional.of(new UnreadNotification(legible, units, refusal));
    }

    private static @Nullable String orNull(JsonNode notification, String field) {
        String text = text(notification, field);
        return text.isEmpty() ? null : FittingText.of(text, ROOM);
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    }
}
