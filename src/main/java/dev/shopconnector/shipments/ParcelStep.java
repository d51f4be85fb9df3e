package dev.shopconnector.shipments;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened to a parcel, in words and without personal data.
 *
 * @param at when it happened last, UTC
 * @param rule the short name of what happened
 * @param times how often in a row
 */
@JsonIgnoreProperties("units_cancelled") // stands in journeys of rows that were written before V17
public record ParcelStep(Instant at, String state, String rule, String words, int times) {
    private static final int MOST = 60;

    /** The journey with this step at its end; the same step again is counted. Of a long journey the middle is left out. */
    static List<ParcelStep> append(List<ParcelStep> journey, ParcelStep step) {
        List<ParcelStep> longer = new ArrayList<>(journey);
        ParcelStep last = longer.isEmpty() ? null : longer.get(longer.size() - 1);
        if (last != null && last.sameAs(step)) {
            longer.set(longer.size() - 1, new ParcelStep(step.at, step.state, step.rule, step.words, last.times + 1));
        } else {
            longer.add(step);
        }
        if (longer.size() > MOST) {
            longer.remove(MOST / 2);
        }
        return List.copyOf(longer);
    }

    /** The journey without the step of this rule at its end. */
    static List<ParcelStep> withoutLast(List<ParcelStep> journey, String rule) {
        int end = journey.size() - 1;
        if (end < 0 || !journey.get(end).rule.equals(rule)) {
            return journey;
        }
        List<ParcelStep> shorter = new ArrayList<>(journey.subList(0, end));
        ParcelStep last = journey.get(end);
        if (last.times > 1) {
            shorter.add(new ParcelStep(last.at, last.state, last.rule, last.words, last.times - 1));
        }
        return List.copyOf(shorter);
    }

    private boolean sameAs(ParcelStep other) {
        return state.equals(other.state) && rule.equals(other.rule) && words.equals(other.words);
    }
}
