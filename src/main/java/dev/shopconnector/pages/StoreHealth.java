package dev.shopconnector.pages;

import dev.shopconnector.connections.ConnectionHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a store's connection is. Times are UTC, by the connector's clock unless it says otherwise.
 *
 * @param refusal TikTok's refusal of the authorisation as ShipStation is told it; null while TikTok accepts it
 * @param takenBack whether the seller took the consent back at TikTok Shop
 * @param authorisationEnds the earlier of what TikTok said with the tokens and by webhook; null when TikTok names no end
 * @param renewFailures renewals of the access token that failed in a row
 * @param readUntil every order that changed before is stored
 * @param lag how far that is behind now
 * @param lastPoll when the shop was last read to the end, by the database's clock; null when never
 * @param sinceLastPoll null when there was none
 * @param nextPoll by the database's clock
 * @param problem why the last reading broke off; null when it did not
 * @param webhooks whether TikTok tells of changes by itself
 */
public record StoreHealth(
        boolean active,
        @Nullable String refusal,
        boolean takenBack,
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
        @Nullable PollProblem problem,
        ConnectionHealth.Webhooks webhooks) {

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
        if (takenBack) {
            return "taken back by the seller";
        }
        if (isRefused()) {
            return "needs reauthorisation";
        }
        return active ? "active" : "inactive";
    }

    /** How long ago the shop was read, in words. */
    public String polled() {
        return sinceLastPoll == null ? "never" : Times.length(sinceLastPoll) + " ago";
    }

    /** How changes at TikTok are noticed, in words. */
    public String noticed() {
        return switch (webhooks) {
            case REGISTERED -> "by TikTok's webhooks within seconds, and by asking";
            case PENDING -> "by asking; TikTok is being told where to call";
            case FAILING ->
                "by asking only; TikTok does not take the connector's address, its operator sees why in the log";
            case POLLING_ONLY -> "by asking only; this connector has no address that TikTok could call";
        };
    }

    /** The lag in words. */
    public String behind() {
        return Times.length(lag);
    }
}
