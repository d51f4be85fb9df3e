package dev.shopconnector.connections;

import dev.shopconnector.connections.ConnectionHealth.State;
import dev.shopconnector.connections.ConnectionHealth.Warning;
import org.jspecify.annotations.Nullable;

/** The states of a connection in words for a merchant. */
final class HealthWords {
    private static final String CONNECT_AGAIN =
            "Connect the shop again with the same TikTok Shop account. Settings, key"
                    + " and history stay, and reading goes on where it stopped: no order is lost.";

    private HealthWords() {}

    /** What is wrong; null when nothing is. */
    static @Nullable String problem(
            State state, Warning warning, @Nullable ConnectionError error, @Nullable String pollProblem) {
        return switch (state) {
            case DEAUTHORIZED ->
                "The connector's access to this shop was taken back in TikTok Shop's Seller Center. Orders are no longer"
                        + " read and parcels wait; what was stored is kept.";
            case NEEDS_REAUTHORIZATION ->
                "TikTok Shop no longer accepts the authorisation"
                        + (error == null ? "" : " (code " + error.code() + ", '" + error.message() + "')")
                        + ". Orders are no longer read and parcels wait; what was stored is kept.";
            case STOPPED -> "The store was stopped here: its orders are not read.";
            case FAILING -> "The last attempts to read the shop failed: " + pollProblem;
            case ACTIVE ->
                switch (warning) {
                    case NONE -> null;
                    case ENDED -> "The authorisation has ended.";
                    case DAY -> "The authorisation ends within a day.";
                    case WEEK -> "The authorisation ends within a week.";
                    case MONTH -> "The authorisation ends within 30 days.";
                };
        };
    }

    /** What to do about it; null when there is nothing to do. */
    static @Nullable String remedy(State state, Warning warning, boolean rateLimited) {
        return switch (state) {
            case DEAUTHORIZED, NEEDS_REAUTHORIZATION -> CONNECT_AGAIN;
            case STOPPED -> "Set the store active again in its settings.";
            case FAILING ->
                rateLimited
                        ? "Nothing: TikTok Shop asked to wait, and reading goes on by itself."
                        : "It is tried again by itself. If it goes on, tell the connector's operator.";
            case ACTIVE -> warning == Warning.NONE ? null : CONNECT_AGAIN;
        };
    }
}
