package dev.shopconnector.shipstation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** ShipStation Order Source API, {@code notification_status}: what became of the parcels that were pending. */
public record NotificationStatusRequest(
        @Nullable String transactionId, @Nullable Auth auth, List<Submission> notifications)
        implements ShipStationRequest {

    /** A parcel by the {@code submission_id} that it was given. */
    public record Submission(@Nullable String notificationId, @Nullable String submissionId) {}

    public NotificationStatusRequest {
        notifications = notifications == null
                ? List.of()
                : notifications.stream()
                        .map(asked -> asked == null ? new Submission(null, null) : asked)
                        .toList();
    }
}
