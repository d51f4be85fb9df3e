package dev.shopconnector.pages;

import dev.shopconnector.connections.ConnectionError;
import dev.shopconnector.connections.ConnectionHealth;
import dev.shopconnector.connections.ConnectionHealth.Reading;
import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.shipstation.UnauthorizedBody;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a store's connection is, in the words of its pages. */
public record StoreHealth(ConnectionHealth connection) {

    public boolean isActive() {
        return connection.active();
    }

    /** Whether an operator keeps the store from being read. */
    public boolean isPaused() {
        return connection.pausedSince() != null;
    }

    /** Whether its orders are read at all. */
    public boolean isRead() {
        return isActive() && !isRefused() && !isPaused();
    }

    /** Whether the seller must consent again before anything moves. */
    public boolean isRefused() {
        return connection.refusal() != null;
    }

    /** Whether the seller took the consent back at TikTok Shop. */
    public boolean isTakenBack() {
        return connection.state() == State.DEAUTHORIZED;
    }

    /** TikTok's refusal of the authorisation as ShipStation is told it; null while TikTok accepts it. */
    public @Nullable String refusal() {
        ConnectionError error = connection.refusal();
        return error == null
                ? null
                : UnauthorizedBody.fromTikTok(error.httpStatus(), error.code(), error.message(), "")
                        .message();
    }

    /** When the consent ends, UTC; null when TikTok names no end. */
    public @Nullable Instant authorisationEnds() {
        return connection.endsSometime() ? connection.authorizationEnds() : null;
    }

    public ConnectionHealth.Warning warning() {
        return connection.warning();
    }

    public Reading reading() {
        return connection.reading();
    }

    /** Why the last reading broke off; null when it did not. */
    public @Nullable PollProblem problem() {
        String problem = reading().problem();
        return problem == null ? null : PollProblem.of(problem);
    }

    /** One word for the whole. */
    public String word() {
        if (isTakenBack()) {
            return "taken back by the seller";
        }
        if (isRefused()) {
            return "needs reauthorisation";
        }
        if (!isActive()) {
            return "inactive";
        }
        return isPaused() ? "paused by an operator" : "active";
    }

    /** How long ago the shop was read, in words. */
    public String polled() {
        Duration since = reading().sinceLast();
        return since == null ? "never" : Times.length(since) + " ago";
    }

    /** How changes at TikTok are noticed, in words. */
    public String noticed() {
        return switch (connection.webhooks()) {
            case REGISTERED -> "by TikTok's webhooks within seconds, and by asking";
            case PENDING -> "by asking; TikTok is being told where to call";
            case FAILING ->
                "by asking only; TikTok does not take the connector's address, its operator sees why in the log";
            case POLLING_ONLY -> "by asking only; this connector has no address that TikTok could call";
        };
    }

    /** The lag in words. */
    public String behind() {
        return Times.length(reading().lag());
    }
}
