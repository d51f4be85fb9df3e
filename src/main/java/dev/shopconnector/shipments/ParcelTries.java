package dev.shopconnector.shipments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a parcel was tried, and when it is tried again. Times are UTC.
 *
 * @param pushes how often TikTok was told, answers that were lost included
 * @param failures attempts in a row that did not settle it
 * @param replays how often a person sent it on its way again
 * @param nextTryAt null when nothing is tried by itself
 * @param deadlineAt after this nothing is tried again by itself
 */
public record ParcelTries(int pushes, int failures, int replays, @Nullable Instant nextTryAt, Instant deadlineAt) {

    static ParcelTries first(@Nullable Instant nextTryAt, Instant deadlineAt) {
        return new ParcelTries(0, 0, 0, nextTryAt, deadlineAt);
    }

    ParcelTries pushed(int times) {
        return new ParcelTries(times, failures, replays, nextTryAt, deadlineAt);
    }

    ParcelTries failed(int times) {
        return new ParcelTries(pushes, times, replays, nextTryAt, deadlineAt);
    }

    ParcelTries next(@Nullable Instant at) {
        return new ParcelTries(pushes, failures, replays, at, deadlineAt);
    }

    /** With the deadline of these, unless a person sent it on its way again since they were read. */
    ParcelTries due(ParcelTries read) {
        Instant deadline = replays == read.replays ? read.deadlineAt : deadlineAt;
        return new ParcelTries(pushes, failures, replays, nextTryAt, deadline);
    }

    /** With a deadline that moved; what a person was promised stays. */
    ParcelTries until(Instant moved) {
        Instant deadline = replays > 0 && deadlineAt.isAfter(moved) ? deadlineAt : moved;
        return new ParcelTries(pushes, failures, replays, nextTryAt, deadline);
    }

    /** Sent on its way again by a person, and tried at least until then. */
    ParcelTries replayed(Instant atLeastUntil) {
        Instant deadline = deadlineAt.isBefore(atLeastUntil) ? atLeastUntil : deadlineAt;
        return new ParcelTries(pushes, 0, replays + 1, nextTryAt, deadline);
    }

    /** So many seconds from now, but not beyond a deadline that lies ahead: then is the last try. */
    Instant in(long seconds, Instant now) {
        Instant next = now.plusSeconds(seconds);
        return deadlineAt.isAfter(now) && next.isAfter(deadlineAt) ? deadlineAt : next;
    }
}
