package dev.shopconnector.shipments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The notifications of one request, in their order, all of them stored. */
public record ReceivedBatch(List<Received> notifications) {
    public ReceivedBatch {
        notifications = List.copyOf(notifications);
    }

    /**
     * A notification and its parcel.
     *
     * @param parcel null when the notification could not be read
     * @param failure why it could not be read
     */
    public record Received(String notificationId, @Nullable Parcel parcel, @Nullable String failure) {}

    /** The parcels that TikTok is to be told of at this time; one that waits for a later one is not among them. */
    Stream<Parcel> due(Instant now) {
        return waiting()
                .filter(parcel ->
                        parcel.nextTryAt() != null && !parcel.nextTryAt().isAfter(now));
    }

    private Stream<Parcel> waiting() {
        return notifications.stream()
                .flatMap(received -> Stream.ofNullable(received.parcel()))
                .filter(parcel -> parcel.state() == ParcelState.WAITING);
    }

    public boolean anyWaiting() {
        return waiting().findAny().isPresent();
    }
}
