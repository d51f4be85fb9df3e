package dev.shopconnector.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parcel in a list. Times are UTC, by the connector's clock but {@code receivedAt}.
 *
 * @param state waiting, accepted, refused, replaced or given_up
 * @param whatToDo null when there is nothing to do
 * @param nextTryAt null when it is not tried by itself
 * @param deadline after this nothing is tried by itself
 * @param receivedAt by the database's clock
 */
public record ListedParcel(
        String parcelId,
        String orderId,
        String trackingNumber,
        String state,
        String rule,
        String reason,
        @Nullable String whatToDo,
        @Nullable Instant nextTryAt,
        Instant deadline,
        Instant receivedAt) {

    public boolean isWaiting() {
        return state.equals("waiting");
    }

    public boolean isRefused() {
        return state.equals("refused");
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "ListedParcel[" + parcelId + ", " + state + "]";
    }
}
