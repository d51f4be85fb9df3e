package dev.shopconnector.tiktok;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets the calls of one lane (a shop) pass one after the other, and no faster than TikTok bears. A lane that TikTok
 * asked to wait stays closed until then. Each node has its own gate: a shop is polled by one node at a time.
 */
public final class CallGate {
    private final long spacingNanos;
    private final long longestWaitNanos;
    private final LongSupplier nanoClock;
    private final Pause pause;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * @param callsPerSecond calls begun per lane and second
     * @param longestWait how long a call may stand at the gate before it is refused
     * @param nanoClock as {@link System#nanoTime()}
     */
    public CallGate(double callsPerSecond, Duration longestWait, LongSupplier nanoClock, Pause pause) {
        if (!(callsPerSecond > 0)) {
            throw new IllegalArgumentException("tiktok.calls-per-second must be above 0, not " + callsPerSecond);
        }
        this.spacingNanos = (long) (1_000_000_000 / callsPerSecond);
        this.longestWaitNanos = longestWait.toNanos();
        this.nanoClock = nanoClock;
        this.pause = pause;
    }

    /**
     * Waits for the turn of this call. Whoever returns from here must {@link #leave}.
     *
     * @throws TikTokRateLimitedException when the turn is further away than the longest wait; its
     *     {@link TikTokException#retryAfter()} says how far
     */
    public void enter(String lane, String operation) throws InterruptedException {
        enter(lane, operation, Duration.ofNanos(longestWaitNanos));
    }

    /** The same for a call that may not stand at the gate as long as others. */
    public void enter(String lane, String operation, Duration longestWait) throws InterruptedException {
        long mostNanos = longestWait.toNanos();
        Lane turn = lanes.computeIfAbsent(lane, key -> new Lane(nanoClock.getAsLong()));
        if (!turn.permit.tryAcquire(mostNanos, TimeUnit.NANOSECONDS)) {
            throw refused(operation, "another call of this shop is still in flight", mostNanos);
        }
        boolean entered = false;
        try {
            long wait = turn.opensAt - nanoClock.getAsLong();
            if (wait > mostNanos) {
                throw refused(operation, "TikTok asked this shop to wait", wait);
            }
            if (wait > 0) {
                pause.nanos(wait);
            }
            // Counted from when the turn was due, not from when a sleeper woke up: else each call would come a little
            // late.
            turn.opensAt = (wait > 0 ? turn.opensAt : nanoClock.getAsLong()) + spacingNanos;
            entered = true;
        } finally {
            if (!entered) {
                turn.permit.release();
            }
        }
    }

    /** Keeps the lane shut for a while; called by the one who is in it. */
    public void close(String lane, Duration wait) {
        Lane turn = lanes.get(lane);
        if (turn != null) {
            long opensAt = nanoClock.getAsLong() + wait.toNanos();
            turn.opensAt = opensAt - turn.opensAt > 0 ? opensAt : turn.opensAt;
        }
    }

    /** Lets the next call of this lane in. */
    public void leave(String lane) {
        Lane turn = lanes.get(lane);
        if (turn != null) {
            turn.permit.release();
        }
    }

    private static TikTokRateLimitedException refused(String operation, String words, long nanos) {
        return new TikTokRateLimitedException(
                TikTokError.unanswered(operation, words + ", the call was not made", Duration.ofNanos(nanos)));
    }

    /** How a call stands still; a test may let time pass instead. */
    public interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    private static final class Lane {
        private final Semaphore permit = new Semaphore(1, true);
        private volatile long opensAt;

        private Lane(long opensAt) {
            this.opensAt = opensAt;
        }
    }
}
