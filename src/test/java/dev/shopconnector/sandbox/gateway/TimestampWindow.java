package dev.shopconnector.sandbox.gateway;

import dev.shopconnector.sandbox.SandboxClock;

/** The {@code timestamp} query parameter: unix seconds, at most 5 minutes old and 30 seconds ahead. */
final class TimestampWindow {
    private static final long OLDEST_SECONDS = 300;
    private static final long AHEAD_SECONDS = 30;
    private static final String VALUE = "Invalid timestamp. The value of the `timestamp` query parameter must not ";

    private final SandboxClock clock;

    TimestampWindow(SandboxClock clock) {
        this.clock = clock;
    }

    void check(String text) {
        long timestamp = parse(text);
        if (timestamp < 0) {
            throw ApiError.invalid(VALUE + "be lesser than 0.");
        }
        long now = clock.seconds();
        if (timestamp < now - OLDEST_SECONDS) {
            throw ApiError.invalid(VALUE + "be earlier than 5 minutes before the current time.");
        }
        if (timestamp > now + AHEAD_SECONDS) {
            throw ApiError.invalid(VALUE + "exceed the current time by more than 30 seconds.");
        }
    }

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.invalid(VALUE + "be empty or other than a Unix time in seconds.");
        }
    }
}
