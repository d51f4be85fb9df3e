package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judgement that no longer holds: enough of it to tell the order's journey. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PastJudgement(
        Instant at,
        @Nullable String tiktokStatus,
        @Nullable String shipstationStatus,
        Verdict verdict,
        String rule,
        String reason) {
    private static final int MOST_KEPT = 50;

    /** The history with {@code past} at its end; beyond fifty entries the oldest go. */
    static List<PastJudgement> append(List<PastJudgement> history, Judgement past) {
        List<PastJudgement> longer = new ArrayList<>(history);
        longer.add(new PastJudgement(
                past.at(), past.tiktokStatus(), past.shipstationStatus(), past.verdict(), past.rule(), past.reason()));
        return List.copyOf(longer.subList(Math.max(0, longer.size() - MOST_KEPT), longer.size()));
    }
}
