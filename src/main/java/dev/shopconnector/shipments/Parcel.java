package dev.shopconnector.shipments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that ShipStation has shipped, and what TikTok Shop said of it. Times are UTC.
 *
 * @param id of the parcel, and its {@code submission_id} at ShipStation; the same parcel has always the same
 * @param trackingNumber as ShipStation told it, without blanks; empty when it told none
 * @param carrierCode ShipStation's code of the carrier
 * @param units what makes the parcel the same parcel beside order and tracking number
 * @param lineIds TikTok's ids of the units in it; empty when it could not be told which
 * @param rule the short name of what decided its state
 * @param reason the same in words that a merchant understands
 * @param remedy what to do; null when there is nothing to do
 * @param warnings what TikTok or we found odd without refusing it
 * @param replaces the parcel whose tracking number it corrects
 * @param pushes how often TikTok was told, answers that were lost included
 * @param failures attempts in a row that did not settle it
 * @param replays how often a person sent it on its way again
 * @param providerName TikTok's name of the carrier
 * @param packageId TikTok's id of the parcel
 * @param nextTryAt null when nothing is tried by itself
 * @param deadlineAt after this nothing is tried again by itself
 */
public record Parcel(
        String shopId,
        String id,
        String orderId,
        String trackingNumber,
        @Nullable String carrierCode,
        @Nullable String serviceCode,
        String units,
        List<String> lineIds,
        ParcelState state,
        String rule,
        String reason,
        @Nullable String remedy,
        List<String> warnings,
        List<ParcelStep> journey,
        @Nullable String replaces,
        int pushes,
        int failures,
        int replays,
        @Nullable String providerName,
        @Nullable String packageId,
        @Nullable Instant nextTryAt,
        Instant deadlineAt,
        Instant createdAt) {
    public Parcel {
        lineIds = List.copyOf(lineIds);
        warnings = List.copyOf(warnings);
        journey = List.copyOf(journey);
    }

    /** The same parcel after another tracking number took its place. */
    Parcel replacedBy(Parcel by) {
        String words = "ShipStation told another tracking number, ending in " + by.trackingEnd()
                + ", for the same units; that one counts.";
        return decided(new ParcelDecision(ParcelState.REPLACED, "replaced", words, null), by.createdAt(), null);
    }

    /** The same parcel with this decision at the end of its journey. */
    Parcel decided(ParcelDecision decision, Instant at, @Nullable Instant nextTry) {
        return new Parcel(
                shopId,
                id,
                orderId,
                trackingNumber,
                carrierCode,
                serviceCode,
                units,
                lineIds,
                decision.state(),
                decision.rule(),
                decision.reason(),
                decision.remedy(),
                warnings,
                ParcelStep.append(
                        journey, new ParcelStep(at, decision.state().word(), decision.rule(), decision.reason(), 1)),
                replaces,
                pushes,
                failures,
                replays,
                providerName,
                packageId,
                nextTry,
                deadlineAt,
                createdAt);
    }

    /** The same parcel, sent on its way again with these units by a person; it is tried at least until then. */
    Parcel replayed(List<String> lines, Instant atLeastUntil) {
        return new Parcel(
                shopId,
                id,
                orderId,
                trackingNumber,
                carrierCode,
                serviceCode,
                units,
                lines,
                state,
                rule,
                reason,
                remedy,
                warnings,
                journey,
                replaces,
                pushes,
                0,
                replays + 1,
                providerName,
                packageId,
                nextTryAt,
                deadlineAt.isBefore(atLeastUntil) ? atLeastUntil : deadlineAt,
                createdAt);
    }

    /** The same parcel with another carrier. */
    Parcel carriedBy(@Nullable String carrier, @Nullable String service) {
        return new Parcel(
                shopId,
                id,
                orderId,
                trackingNumber,
                carrier,
                service,
                units,
                lineIds,
                state,
                rule,
                reason,
                remedy,
                warnings,
                journey,
                replaces,
                pushes,
                0,
                replays,
                providerName,
                packageId,
                nextTryAt,
                deadlineAt,
                createdAt);
    }

    /** The same parcel with what TikTok told of it. */
    Parcel told(@Nullable String tiktokPackage, @Nullable String provider, List<String> odd) {
        return new Parcel(
                shopId,
                id,
                orderId,
                trackingNumber,
                carrierCode,
                serviceCode,
                units,
                lineIds,
                state,
                rule,
                reason,
                remedy,
                odd,
                journey,
                replaces,
                pushes,
                failures,
                replays,
                provider,
                tiktokPackage,
                nextTryAt,
                deadlineAt,
                createdAt);
    }

    /** Whether a person sent it on its way again after this rule had refused it. */
    boolean isReplayedAfter(String refusedBy) {
        boolean refused = false;
        for (ParcelStep step : journey) {
            refused |= step.rule().equals(refusedBy);
            if (refused && step.rule().equals("replayed")) {
                return true;
            }
        }
        return false;
    }

    /** The last characters of the tracking number: enough for a person to tell parcels apart. */
    public String trackingEnd() {
        return trackingNumber.length() <= 4 ? trackingNumber : trackingNumber.substring(trackingNumber.length() - 4);
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "Parcel[" + id + ", order " + orderId + ", " + state.word() + "]";
    }
}
