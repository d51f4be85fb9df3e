package dev.shopconnector.connections;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as DATETIME(6) in UTC. */
final class DbTime {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private DbTime() {}

    /** To microseconds; what lies beyond the database's last year (a consent without end) is that year's end. */
    static LocalDateTime of(Instant instant) {
        Instant storable = instant.isAfter(LAST) ? LAST : instant;
        return LocalDateTime.ofInstant(storable.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
