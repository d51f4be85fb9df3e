package dev.shopconnector.connections;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the connection of a shop fares: what pages put into words. Times are UTC, by the connector's clock unless it says
 * otherwise.
 *
 * @param state whether the shop is read
 * @param active false while its merchant has switched the store off, connected or not
 * @param refusal why TikTok no longer accepts the consent; null while it does
 * @param accessTokenEnds renewed by itself before then
 * @param renewFailures renewals that failed in a row
 * @param authorizationEnds when the seller's consent ends: the earlier of what TikTok said with the tokens and by webhook
 * @param warning how near that is
 * @param reading how the shop's orders are read
 * @param webhooks whether TikTok calls us
 * @param pausedSince since when an operator keeps the shop from being read, by the database's clock; null while none does
 */
public record ConnectionHealth(
        String shopId,
        State state,
        boolean active,
        @Nullable ConnectionError refusal,
        Instant accessTokenEnds,
        int renewFailures,
        Instant authorizationEnds,
        Warning warning,
        Reading reading,
        Webhooks webhooks,
        @Nullable Instant pausedSince) {
    /** Connections keep a consent without end as one until the database's last year. */
    private static final Instant NO_END = Instant.parse("9000-01-01T00:00:00Z");

    /** Whether TikTok names an end of the consent. */
    public boolean endsSometime() {
        return authorizationEnds.isBefore(NO_END);
    }

    /**
     * How the orders of a shop are read.
     *
     * @param importFrom the first-import date
     * @param until every order that changed before is stored
     * @param lag how far that is behind now
     * @param last when the shop was last read to the end, by the database's clock; null when it never was
     * @param sinceLast how long ago that was; null when it never was
     * @param next when it is read next, by the database's clock
     * @param failures attempts that failed in a row
     * @param byItself whether new orders come in without being asked for; where not, {@code lag} says nothing
     * @param problem why the last one did: the name of the failure, a colon, what it says; null when it did not
     */
    public record Reading(
            Instant importFrom,
            Instant until,
            Duration lag,
            @Nullable Instant last,
            @Nullable Duration sinceLast,
            Instant next,
            int failures,
            boolean byItself,
            @Nullable String problem) {}

    /** Whether the shop is read. */
    public enum State {
        /** It is. */
        ACTIVE,
        /** Somebody has stopped the store here. */
        STOPPED,
        /** An operator keeps it from being read for a while; parcels are still told. */
        PAUSED,
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
