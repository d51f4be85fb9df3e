package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that somebody hands in instead of TikTok, to see what {@code orders.judge} says of it. Nothing is stored. */
public final class GivenOrder {
    private GivenOrder() {}

    /**
     * The order as a page would carry it.
     *
     * @param json the order object of the TikTok Shop order API; one that cannot be read is a candidate too
     * @param before the same order at an earlier reading that is stored; null when there was none
     * @param hasDocument whether ShipStation has the stored one
     */
    public static Candidate candidate(JsonNode json, @Nullable JsonNode before, boolean hasDocument, Clock clock) {
        Candidate candidate = new PageReader(clock).candidates(List.of(json)).get(0);
        if (before != null) {
            candidate.remember(new StoredOrder(
                    candidate.id(),
                    before.path("update_time").asLong(),
                    new byte[0],
                    ShipToReader.read(TikTokOrderReader.read(before)),
                    new Judgement(
                            Verdict.HOLD,
                            "given",
                            "Given.",
                            null,
                            null,
                            null,
                            clock.instant(),
                            null,
                            List.of(),
                            List.of(),
                            null),
                    List.of(),
                    clock.instant(),
                    hasDocument,
                    false));
        }
        return candidate;
    }
}
