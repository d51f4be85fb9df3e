package dev.shopconnector.shipments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a parcel was tried, and when it is tried again. Times are UTC.
 *
 * @param pushes how often TikTok was told, answers that were lost included
 * @param failures attempts in a row that did not settle it
 * @param unclear how many of those TikTok answered so that its answers contradict each other
 * @param replays how often a person or ShipStation sent it on its way again
 * @param nextTryAt null when nothing is tried by itself
 * @param deadlineAt after this nothing is tried again by itself
 */
public record ParcelTries(
        int pushes, int failures, int unclear, int replays, @Nullable Instant nextTryAt, Instant deadlineAt) {

    static ParcelTries first(@Nullable Instant nextTryAt, Instant deadlineAt) {
        return new ParcelTries(0, 0, 0, 0, nextTryAt, deadlineAt);
    }

    ParcelTries pushed(int times) {
        return new ParcelTries(times, failures, unclear, replays, nextTryAt, deadlineAt);
    }

    /** Without the failures that there were. */
    ParcelTries forgiven() {
        return new ParcelTries(pushes, 0, 0, replays, nextTryAt, deadlineAt);
    }

    /** After one more attempt: an outage between two answers that contradict each other makes none of them clear. */
    ParcelTries attempted(boolean failed, boolean contradicted) {
        int odd = contradicted ? unclear + 1 : unclear;
        return failed ? new ParcelTries(pushes, failures + 1, odd, replays, nextTryAt, deadlineAt) : forgiven();
    }

    ParcelTries next(@Nullable Instant at) {
        return new ParcelTries(pushes, failures, unclear, replays, at, deadlineAt);
    }

    /** With the deadline of these, unless it was sent on its way again since they were read. */
    ParcelTries due(ParcelTries read) {
        return replays == read.replays ? by(read.deadlineAt) : this;
    }

    /** With a deadline that moved; what was promised when it was sent on its way again stays. */
    ParcelTries until(Instant moved) {
        return replays > 0 && deadlineAt.isAfter(moved) ? this : by(moved);
    }

    /** Sent on its way again, and tried at least until then. */
    ParcelTries replayed(Instant atLeastUntil) {
        Instant deadline = deadlineAt.isBefore(atLeastUntil) ? atLeastUntil : deadlineAt;
        return new ParcelTries(pushes, 0, 0, replays + 1, nextTryAt, deadline);
    }

    /** So many seconds from now, but not beyond a deadline that lies ahead: then is the last try. */
    Instant in(long seconds, Instant now) {
        Instant next = now.plusSeconds(seconds);
        return deadlineAt.isAfter(now) && next.isAfter(deadlineAt) ? deadlineAt : next;
    }

    private ParcelTries by(Instant deadline) {
        return new ParcelTries(pushes, failures, unclear, replays, nextTryAt, deadline);
    }
}
