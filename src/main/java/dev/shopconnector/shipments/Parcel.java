package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that ShipStation has shipped, and what TikTok Shop said of it. Times are UTC.
 *
 * @param id of the parcel, and its {@code submission_id} at ShipStation; the same parcel has always the same
 * @param lineIds TikTok's ids of the units in it; empty when it could not be told which
 * @param decision where it is and why
 * @param journey what happened to it, oldest first; for people
 * @param past what rules must know of what happened to it
 * @param replaces the parcel whose tracking number it corrects
 * @param version how often its row was written over
 */
public record Parcel(
        String shopId,
        String id,
        String orderId,
        ParcelTold told,
        List<String> lineIds,
        ParcelDecision decision,
        List<ParcelStep> journey,
        ParcelPast past,
        @Nullable String replaces,
        ParcelTries tries,
        ParcelAtTikTok atTikTok,
        Instant createdAt,
        long version) {
    /** The rule of a parcel that was given up because its data was erased. */
    public static final String ERASED = "erased";

    public Parcel {
        lineIds = List.copyOf(lineIds);
        journey = List.copyOf(journey);
    }

    private Parcel with(
            ParcelTold newTold,
            List<String> lines,
            ParcelDecision newDecision,
            List<ParcelStep> newJourney,
            ParcelPast newPast,
            ParcelTries newTries,
            ParcelAtTikTok there) {
        return new Parcel(
                shopId,
                id,
                orderId,
                newTold,
                lines,
                newDecision,
                newJourney,
                newPast,
                replaces,
                newTries,
                there,
                createdAt,
                version);
    }

    /** The same parcel with this decision at the end of its journey. */
    Parcel decided(ParcelDecision by, Instant at, @Nullable Instant nextTry) {
        return with(
                told,
                lineIds,
                by,
                ParcelStep.append(journey, by.step(at)),
                past.after(by),
                tries.next(nextTry),
                atTikTok);
    }

    /** The same parcel after another one, which TikTok has, took its place. */
    Parcel replaced(String words, Instant at) {
        return with(atTikTok.sure())
                .decided(new ParcelDecision(ParcelState.REPLACED, "replaced", words, null), at, null);
    }

    Parcel with(ParcelTries changed) {
        return with(told, lineIds, decision, journey, past, changed, atTikTok);
    }

    Parcel with(ParcelAtTikTok changed) {
        return with(told, lineIds, decision, journey, past, tries, changed);
    }

    Parcel withLines(List<String> lines) {
        return with(told, lines, decision, journey, past, tries, atTikTok);
    }

    /** The same parcel after a person sent it on its way without what the words that refuse it named. */
    Parcel agreed() {
        return with(told, lineIds, decision, journey, past.agreeing(), tries, atTikTok);
    }

    /** The same parcel, in place of this one where TikTok has that. */
    Parcel correcting(@Nullable String other) {
        return new Parcel(
                shopId, id, orderId, told, lineIds, decision, journey, past, other, tries, atTikTok, createdAt,
                version);
    }

    /** The same parcel after this notification told of it. */
    Parcel hearing(ShipmentNotification notification) {
        return with(told.hearing(notification), lineIds, decision, journey, past, tries, atTikTok);
    }

    Parcel carriedBy(@Nullable String carrier, @Nullable String service) {
        return with(told.carriedBy(carrier, service), lineIds, decision, journey, past, tries, atTikTok);
    }

    /** The same parcel without the word that TikTok is told, for it was not: all it was told is as it was. */
    Parcel untold(Parcel before) {
        return with(
                told,
                lineIds,
                decision,
                ParcelStep.withoutLast(journey, ParcelOutcomes.TELLING),
                past,
                tries.pushed(before.tries.pushes()),
                before.atTikTok);
    }

    public ParcelState state() {
        return decision.state();
    }

    public String rule() {
        return decision.rule();
    }

    public String reason() {
        return decision.reason();
    }

    public @Nullable String remedy() {
        return decision.remedy();
    }

    public String trackingNumber() {
        return told.trackingNumber();
    }

    public @Nullable String carrierCode() {
        return told.carrierCode();
    }

    public @Nullable String serviceCode() {
        return told.serviceCode();
    }

    public @Nullable Instant nextTryAt() {
        return tries.nextTryAt();
    }

    public @Nullable String packageId() {
        return atTikTok.packageId();
    }

    /** Whether it was refused before anybody could tell which units are in it. */
    boolean isWithoutUnits() {
        return state() == ParcelState.REFUSED && lineIds.isEmpty();
    }

    /** Whether some unit is in both. */
    boolean sharesUnitsWith(Parcel other) {
        return lineIds.stream().anyMatch(other.lineIds::contains);
    }

    /** Whether TikTok ever had it, as far as anybody knows. */
    boolean wasAccepted() {
        return past.accepted();
    }

    /** Whether its number was erased but for its end, so that nobody can be told of it any more. */
    boolean isErased() {
        return trackingNumber().startsWith("…");
    }

    /** Whether it was given up because its data was erased before TikTok was told, as far as anybody knows. */
    boolean isGivenUpByErasure() {
        return state() == ParcelState.GIVEN_UP && rule().equals(ERASED);
    }

    /** The same parcel with the number that was erased, told anew, and with what makes it the same parcel. */
    Parcel numbered(String trackingNumber, String units) {
        return with(told.numbered(trackingNumber, units), lineIds, decision, journey, past, tries, atTikTok);
    }

    /** Whether this is its tracking number; of an erased one only the end can be compared. */
    boolean isNumbered(String number) {
        boolean onlyEnd = isErased() || number.startsWith("…");
        return onlyEnd ? ParcelId.sameEnd(trackingNumber(), number) : ParcelId.sameTracking(trackingNumber(), number);
    }

    /** The last characters of the tracking number: enough for a person to tell parcels apart. */
    public String trackingEnd() {
        String number = told.trackingNumber();
        return number.length() <= 4 ? number : number.substring(number.length() - 4);
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "Parcel[" + id + ", order " + orderId + ", " + state().word() + "]";
    }
}
