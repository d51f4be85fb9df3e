package dev.shopconnector.shipments;

import dev.shopconnector.orders.FittingText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a parcel, and why. Words that quote somebody at length are cut to the room that a row has.
 *
 * @param rule the short name of what decided
 * @param reason in words that a merchant understands
 * @param remedy what to do; null when there is nothing to do
 * @param asksWithout units that the words name, and that who replays the parcel agrees to leave out
 */
public record ParcelDecision(
        ParcelState state, String rule, String reason, @Nullable String remedy, List<String> asksWithout) {
    private static final int LONGEST_RULE = 64;
    private static final int LONGEST_WORDS = 2_000;

    public ParcelDecision {
        rule = FittingText.of(rule, LONGEST_RULE);
        reason = FittingText.of(reason, LONGEST_WORDS);
        remedy = remedy == null ? null : FittingText.of(remedy, LONGEST_WORDS);
        asksWithout = List.copyOf(asksWithout);
    }

    /** What leaves no unit out. */
    ParcelDecision(ParcelState state, String rule, String reason, @Nullable String remedy) {
        this(state, rule, reason, remedy, List.of());
    }

    static ParcelDecision refused(UnitsRefusedException why) {
        return new ParcelDecision(ParcelState.REFUSED, why.rule(), why.reason(), why.remedy());
    }

    /** The same, in the journey of a parcel. */
    ParcelStep step(Instant at) {
        return new ParcelStep(at, state.word(), rule, reason, 1);
    }
}
