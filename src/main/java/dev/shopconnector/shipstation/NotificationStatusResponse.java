package dev.shopconnector.shipstation;

import java.util.List;

/** ShipStation Order Source API, answer to {@code notification_status}. */
public record NotificationStatusResponse(List<NotificationResult> notifications) {
    public NotificationStatusResponse {
        notifications = List.copyOf(notifications);
    }
}
