package dev.shopconnector.shipstation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code shipment_notification}. The notifications stay JSON, because one that cannot be
 * read fails by itself: {@link ShipmentNotification#read}.
 */
public record ShipmentNotificationRequest(
        @Nullable String transactionId, @Nullable Auth auth, List<JsonNode> notifications)
        implements ShipStationRequest {

    public ShipmentNotificationRequest {
        notifications = notifications == null ? List.of() : List.copyOf(notifications);
    }
}
