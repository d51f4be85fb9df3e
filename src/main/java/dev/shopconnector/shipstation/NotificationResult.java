package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a parcel: ShipStation Order Source API, {@code NotificationResult}.
 *
 * @param status {@code success}, {@code failure} or {@code pending}
 * @param succeeded the deprecated form of the same; null while pending
 * @param confirmationCode TikTok's id of the parcel
 * @param failureReason what a seller reads
 * @param submissionId under which {@code notification_status} asks again
 */
public record NotificationResult(
        String notificationId,
        String status,
        @Nullable Boolean succeeded,
        @Nullable String confirmationCode,
        @Nullable String failureReason,
        @Nullable String submissionId) {

    public static NotificationResult success(
            String notificationId, @Nullable String confirmationCode, @Nullable String submissionId) {
        return new NotificationResult(notificationId, "success", true, confirmationCode, null, submissionId);
    }

    public static NotificationResult failure(String notificationId, String reason, @Nullable String submissionId) {
        return new NotificationResult(notificationId, "failure", false, null, reason, submissionId);
    }

    public static NotificationResult pending(String notificationId, String submissionId) {
        return new NotificationResult(notificationId, "pending", null, null, null, submissionId);
    }
}
