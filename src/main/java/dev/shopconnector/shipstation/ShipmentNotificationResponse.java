package dev.shopconnector.shipstation;

import java.util.List;

/** ShipStation Order Source API, answer to {@code shipment_notification}: one result for each notification. */
public record ShipmentNotificationResponse(List<NotificationResult> notificationResults) {
    public ShipmentNotificationResponse {
        notificationResults = List.copyOf(notificationResults);
    }
}
