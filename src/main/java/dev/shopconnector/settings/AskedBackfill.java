package dev.shopconnector.settings;

import java.time.Duration;
import java.time.Instant;

/**
 * A backfill as a merchant sees it. Times are UTC.
 *
 * @param from the range's beginning
 * @param to the range's end, exclusive
 * @param cursor every order of the range before this moment is stored
 * @param state {@code running}, {@code done} or {@code stopped}
 * @param orders how many were new or changed
 */
public record AskedBackfill(
        long id, Instant from, Instant to, Instant cursor, String state, long orders, String askedBy, Instant askedAt) {
    /** The days of the range, begun ones too. */
    public long days() {
        return days(to);
    }

    /** How many of them are read. */
    public long daysDone() {
        return cursor.isBefore(to) ? Duration.between(from, cursor).toDays() : days();
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    private long days(Instant until) {
        long seconds = Duration.between(from, until).toSeconds();
        return (seconds + 86_399) / 86_400;
    }
}
