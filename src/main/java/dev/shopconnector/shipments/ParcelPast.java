package dev.shopconnector.shipments;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rules must know of a parcel's past. Its journey is for people, and a long one leaves its middle out.
 *
 * @param asked lines that the words of the refusal named which it stands refused by; who replays it goes without them
 * @param agreed lines that a person sent it on its way without
 * @param accepted whether TikTok ever had it, as far as anybody knows
 */
public record ParcelPast(List<String> asked, List<String> agreed, boolean accepted) {
    static final ParcelPast NONE = new ParcelPast(List.of(), List.of(), false);

    public ParcelPast {
        asked = List.copyOf(asked);
        agreed = List.copyOf(agreed);
    }

    /** After this decision: what another one asked is asked no more. */
    ParcelPast after(ParcelDecision by) {
        return new ParcelPast(by.asksWithout(), agreed, accepted || by.state() == ParcelState.ACCEPTED);
    }

    /** After a person replayed it as it stands refused. */
    ParcelPast agreeing() {
        return new ParcelPast(
                List.of(),
                Stream.concat(agreed.stream(), asked.stream()).distinct().toList(),
                accepted);
    }

    /** Whether a person agreed to each of these lines. */
    boolean covers(Collection<String> lines) {
        return agreed.containsAll(lines);
    }
}
