package dev.shopconnector.operations;

import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelDecision;
import dev.shopconnector.shipments.ParcelState;
import dev.shopconnector.shipments.ParcelStep;
import dev.shopconnector.shipments.Reconnect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel is and why, in words. Times are UTC.
 *
 * @param parcelId also its {@code submission_id} at ShipStation
 * @param state waiting, accepted, refused, replaced or given_up
 * @param whatToDo null when there is nothing to do
 * @param units TikTok's ids of the units in it
 * @param toldTiktok how often TikTok was told, answers that were lost included
 * @param keptNotSent what ShipStation told and TikTok's call does not take; null in lists
 * @param nextTryAt when it is tried by itself; null when it is not
 * @param deadline after this nothing is tried by itself
 * @param replaces the parcel whose tracking number it corrects
 * @param personalDataErasedAt when it was erased what ShipStation told of it; null when it was not, and in lists
 * @param steps what happened to it, oldest first
 */
public record ParcelExplanation(
        String parcelId,
        String orderId,
        String state,
        String rule,
        String summary,
        @Nullable String whatToDo,
        String trackingNumber,
        @Nullable String carrierCode,
        @Nullable String tiktokCarrier,
        @Nullable String tiktokPackageId,
        List<String> units,
        List<String> warnings,
        int toldTiktok,
        @Nullable List<String> keptNotSent,
        @Nullable Instant nextTryAt,
        Instant deadline,
        Instant receivedAt,
        @Nullable String replaces,
        @Nullable Instant personalDataErasedAt,
        List<ParcelStep> steps) {
    /** Of a parcel whose shop TikTok does or does not accept calls for. */
    static ParcelExplanation of(
            Parcel parcel,
            boolean needsReauthorization,
            @Nullable List<String> keptNotSent,
            @Nullable Instant erasedAt) {
        boolean stopped = needsReauthorization && parcel.state() == ParcelState.WAITING;
        ParcelDecision reconnect = Reconnect.by(parcel.tries().deadlineAt());
        return new ParcelExplanation(
                parcel.id(),
                parcel.orderId(),
                parcel.state().word(),
                stopped ? reconnect.rule() : parcel.rule(),
                stopped ? "Waits. " + reconnect.reason() : summary(parcel),
                stopped ? reconnect.remedy() : parcel.remedy(),
                parcel.trackingNumber(),
                parcel.carrierCode(),
                parcel.atTikTok().providerName(),
                parcel.packageId(),
                parcel.lineIds(),
                parcel.atTikTok().warnings(),
                parcel.tries().pushes(),
                keptNotSent,
                stopped ? null : parcel.nextTryAt(),
                parcel.tries().deadlineAt(),
                parcel.createdAt(),
                parcel.replaces(),
                erasedAt,
                parcel.journey());
    }

    /** Whether it was given up because its data was erased. */
    boolean givenUpByErasure() {
        return state.equals(ParcelState.GIVEN_UP.word()) && rule.equals(Parcel.ERASED);
    }

    private static String summary(Parcel parcel) {
        return switch (parcel.state()) {
            case WAITING -> "Waits. " + parcel.reason();
            case ACCEPTED -> parcel.reason();
            case REFUSED -> "Refused; a person must act. " + parcel.reason();
            case REPLACED -> "Replaced. " + parcel.reason();
            case GIVEN_UP -> "Given up. " + parcel.reason();
        };
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "ParcelExplanation[" + parcelId + ", " + state + "]";
    }
}
