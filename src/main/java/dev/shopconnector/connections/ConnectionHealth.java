package dev.shopconnector.connections;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the connection of a shop fares, for people. Times are UTC.
 *
 * @param state whether the shop is read
 * @param accessTokenEnds renewed by itself before then
 * @param authorizationEnds when the seller's consent ends: the earlier of what TikTok said with the tokens and by webhook
 * @param daysLeft whole days until then, 0 when it is over
 * @param warning how near that is
 * @param lastPoll when the shop was last read to the end, by the database's clock; null when it never was
 * @param lag how far what is stored is behind now: all orders changed before that are stored
 * @param rateLimitedUntil until when TikTok asked to wait; null when it does not
 * @param webhooks whether TikTok calls us
 * @param problem what is wrong, in words for the merchant; null when nothing is
 * @param remedy what to do about it; null when there is nothing to do
 */
public record ConnectionHealth(
        String shopId,
        State state,
        Instant accessTokenEnds,
        Instant authorizationEnds,
        long daysLeft,
        Warning warning,
        @Nullable Instant lastPoll,
        Duration lag,
        @Nullable Instant rateLimitedUntil,
        Webhooks webhooks,
        @Nullable String problem,
        @Nullable String remedy) {

    /** Whether the shop is read. */
    public enum State {
        /** It is. */
        ACTIVE,
        /** Somebody has stopped the store here. */
        STOPPED,
        /** It is tried, but the last attempts failed. */
        FAILING,
        /** TikTok no longer accepts the consent, or it ran out. */
        NEEDS_REAUTHORIZATION,
        /** The seller has taken the consent back at TikTok Shop. */
        DEAUTHORIZED
    }

    /** How near the end of the consent is. */
    public enum Warning {
        NONE,
        /** 30 days or less. */
        MONTH,
        /** 7 days or less. */
        WEEK,
        /** A day or less. */
        DAY,
        /** It is over. */
        ENDED
    }

    /** Whether TikTok Shop tells of changes by itself. */
    public enum Webhooks {
        /** This connector has no public address; changes are found by asking. */
        POLLING_ONLY,
        /** TikTok Shop is being told our address. */
        PENDING,
        /** TikTok Shop does not take our address; changes are found by asking. */
        FAILING,
        REGISTERED
    }
}
