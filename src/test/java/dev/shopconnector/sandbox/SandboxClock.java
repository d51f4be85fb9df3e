package dev.shopconnector.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The sandbox's time (UTC), shared with whoever must agree with it. It stands still or runs with real time from where it
 * was set. Safe for use by many threads.
 */
public final class SandboxClock extends Clock {
    private final Instant start;
    private final InstantSource initial;
    private volatile InstantSource source;

    private SandboxClock(Instant start, boolean running) {
        this.start = start;
        this.initial = running ? runningFrom(start) : InstantSource.fixed(start);
        this.source = initial;
    }

    /** A clock that stands at {@code start} until it is moved. */
    public static SandboxClock frozenAt(Instant start) {
        return new SandboxClock(start, false);
    }

    /** A clock that shows {@code start} now and then runs with real time. */
    public static SandboxClock runningAt(Instant start) {
        return new SandboxClock(start, true);
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    /** The current unix second. */
    public long seconds() {
        return instant().getEpochSecond();
    }

    /** Moves the time; a running clock goes on running. Negative durations move it back. */
    public synchronized void advance(Duration by) {
        set(instant().plus(by));
    }

    /** Sets the time; a running clock goes on running from there. */
    public synchronized void set(Instant time) {
        source = isRunning() ? runningFrom(time) : InstantSource.fixed(time);
    }

    /** Stops the clock where it is. */
    public synchronized void freeze() {
        source = InstantSource.fixed(instant());
    }

    /** Lets the clock run with real time from where it is. */
    public synchronized void run() {
        source = runningFrom(instant());
    }

    public boolean isRunning() {
        return source instanceof Running;
    }

    /** As if nobody had touched it: a clock that ran from the start shows the time it would show by now. */
    synchronized void reset() {
        source = initial;
    }

    /** The time at which this clock was started. */
    public Instant start() {
        return start;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Only UTC: the sandbox knows no other zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.normalized().equals(ZoneOffset.UTC)) {
            throw new UnsupportedOperationException("the sandbox clock is UTC");
        }
        return this;
    }

    private static Running runningFrom(Instant time) {
        return new Running(time, System.nanoTime());
    }

    private record Running(Instant from, long sinceNanos) implements InstantSource {
        @Override
        public Instant instant() {
            return from.plusNanos(System.nanoTime() - sinceNanos);
        }
    }
}
