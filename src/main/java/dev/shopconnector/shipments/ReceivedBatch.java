package dev.shopconnector.shipments;

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

    /** The parcels that TikTok is to be told of now. */
    Stream<Parcel> waiting() {
        return notifications.stream()
                .flatMap(received -> Stream.ofNullable(received.parcel()))
                .filter(parcel -> parcel.state() == ParcelState.WAITING);
    }

    public boolean isDue() {
        return waiting().findAny().isPresent();
    }
}
