package dev.shopconnector.pages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a store's connection is. Times are UTC, by the connector's clock unless it says otherwise.
 *
 * @param refusal TikTok's refusal of the authorisation as ShipStation is told it; null while TikTok accepts it
 * @param authorisationEnds null when TikTok names no end
 * @param renewFailures renewals of the access token that failed in a row
 * @param readUntil every order that changed before is stored
 * @param lag how far that is behind now
 * @param lastPoll when the shop was last read to the end, by the database's clock; null when never
 * @param sinceLastPoll null when there was none
 * @param nextPoll by the database's clock
 * @param problem why the last reading broke off; null when it did not
 */
public record StoreHealth(
        boolean active,
        @Nullable String refusal,
        Instant accessEnds,
        @Nullable Instant authorisationEnds,
        Warning warning,
        int renewFailures,
        Instant importFrom,
        Instant readUntil,
        Duration lag,
        @Nullable Instant lastPoll,
        @Nullable Duration sinceLastPoll,
        Instant nextPoll,
        int pollFailures,
        @Nullable PollProblem problem) {

    /** How near the end of the authorisation is. */
    public enum Warning {
        NONE,
        /** 30 days or less. */
        MONTH,
        /** 7 days or less. */
        WEEK,
        /** A day or less, or it has ended. */
        DAY;

        static Warning of(@Nullable Instant end, Instant now) {
            if (end == null || end.isAfter(now.plus(Duration.ofDays(30)))) {
                return NONE;
            }
            if (end.isAfter(now.plus(Duration.ofDays(7)))) {
                return MONTH;
            }
            return end.isAfter(now.plus(Duration.ofDays(1))) ? WEEK : DAY;
        }
    }

    /** Whether the seller must consent again before anything moves. */
    public boolean isRefused() {
        return refusal != null;
    }

    /** One word for the whole. */
    public String word() {
        if (isRefused()) {
            return "needs reauthorisation";
        }
        return active ? "active" : "inactive";
    }

    /** How long ago the shop was read, in words. */
    public String polled() {
        return sinceLastPoll == null ? "never" : Times.length(sinceLastPoll) + " ago";
    }

    /** The lag in words. */
    public String behind() {
        return Times.length(lag);
    }
}
