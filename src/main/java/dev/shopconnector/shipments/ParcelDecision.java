package dev.shopconnector.shipments;

import dev.shopconnector.orders.FittingText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a parcel, and why. Words that quote somebody at length are cut to the room that a row has.
 *
 * @param rule the short name of what decided
 * @param reason in words that a merchant understands
 * @param remedy what to do; null when there is nothing to do
 * @param unitsCancelled how many units of the parcel were cancelled then; 0 also where nobody looked
 */
public record ParcelDecision(
        ParcelState state, String rule, String reason, @Nullable String remedy, int unitsCancelled) {
    private static final int LONGEST_RULE = 64;
    private static final int LONGEST_WORDS = 2_000;

    public ParcelDecision {
        rule = FittingText.of(rule, LONGEST_RULE);
        reason = FittingText.of(reason, LONGEST_WORDS);
        remedy = remedy == null ? null : FittingText.of(remedy, LONGEST_WORDS);
    }

    /** What was decided without a look at the order. */
    ParcelDecision(ParcelState state, String rule, String reason, @Nullable String remedy) {
        this(state, rule, reason, remedy, 0);
    }

    static ParcelDecision refused(UnitsRefusedException why) {
        return new ParcelDecision(ParcelState.REFUSED, why.rule(), why.reason(), why.remedy());
    }

    /** The same, in the journey of a parcel. */
    ParcelStep step(Instant at) {
        return new ParcelStep(at, state.word(), rule, reason, 1, unitsCancelled);
    }
}
