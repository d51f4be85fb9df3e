package dev.shopconnector.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as the pages say them: UTC, to the minute, and how far away they are. */
@Component("times")
public class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** As in {@code 2026-11-23 04:14 UTC}. */
    public String text(Instant time) {
        return MINUTE.format(time);
    }

    /** For the {@code datetime} of a {@code time} element. */
    public String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How far away it is by the connector's clock: {@code in 3 days 4 hours}, {@code 5 minutes ago}, {@code now}. */
    public String away(Instant time) {
        return away(time, clock.instant());
    }

    /** The same by another clock that says it is {@code now}. */
    static String away(Instant time, Instant now) {
        Duration ahead = Duration.between(now, time);
        if (ahead.abs().toSeconds() == 0) {
            return "now";
        }
        return ahead.isNegative() ? length(ahead.abs()) + " ago" : "in " + length(ahead);
    }

    public boolean isPast(Instant time) {
        return time.isBefore(clock.instant());
    }

    /** In the two largest units that it has, cut, never rounded up: what is left is never said to be more than it is. */
    static String length(Duration length) {
        if (length.toDays() > 0) {
            return parts(length.toDays(), "day", length.toHoursPart(), "hour");
        }
        if (length.toHours() > 0) {
            return parts(length.toHours(), "hour", length.toMinutesPart(), "minute");
        }
        return length.toMinutes() > 0
                ? parts(length.toMinutes(), "minute", 0, "")
                : parts(length.toSeconds(), "second", 0, "");
    }

    private static String parts(long large, String unit, int small, String smallerUnit) {
        return count(large, unit) + (small == 0 ? "" : " " + count(small, smallerUnit));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
