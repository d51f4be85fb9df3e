package dev.shopconnector.scenarios;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands at the moment that the scenario gives. */
final class StageClock extends Clock {
    /** What it is when a scenario does not say. */
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private volatile Instant now = NOON;

    void set(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
