package dev.shopconnector.sandbox.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One kind of trouble, for some paths and for some calls.
 *
 * @param path a path in which {@code *} stands for anything; {@code *} alone for every path, token host included
 * @param times how many calls it hits; 0 for as many as come
 * @param during how long it lasts by the sandbox clock from when it is added; null for no end
 * @param status HTTP status of an {@link FaultKind#ENVELOPE}
 * @param code envelope code
 * @param message envelope message
 * @param retryAfterSeconds for {@link FaultKind#THROTTLE}; negative for no header
 * @param retryAfterAsDate whether Retry-After is an HTTP date instead of seconds
 * @param stall how long a {@link FaultKind#STALL} takes
 */
public record Fault(
        FaultKind kind,
        String path,
        int times,
        @Nullable Duration during,
        int status,
        int code,
        String message,
        int retryAfterSeconds,
        boolean retryAfterAsDate,
        Duration stall) {

    /** One call on any path. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, "*", 1, null, 200, 0, "", -1, false, Duration.ZERO);
    }

    public static Fault throttle(int retryAfterSeconds) {
        return new Fault(FaultKind.THROTTLE, "*", 1, null, 429, 0, "", retryAfterSeconds, false, Duration.ZERO);
    }

    /** Retry-After as an HTTP date, that many seconds after the sandbox's time. */
    public static Fault throttleUntil(int secondsFromNow) {
        return new Fault(FaultKind.THROTTLE, "*", 1, null, 429, 0, "", secondsFromNow, true, Duration.ZERO);
    }

    public static Fault envelope(int status, int code, String message) {
        return new Fault(FaultKind.ENVELOPE, "*", 1, null, status, code, message, -1, false, Duration.ZERO);
    }

    public static Fault stall(Duration howLong) {
        return new Fault(FaultKind.STALL, "*", 1, null, 200, 0, "", -1, false, howLong);
    }

    public Fault on(String pathPattern) {
        return new Fault(
                kind, pathPattern, times, during, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }

    public Fault times(int calls) {
        return new Fault(kind, path, calls, during, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }

    /** For this long by the sandbox clock, however many calls come. */
    public Fault lasting(Duration howLong) {
        return new Fault(kind, path, 0, howLong, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }
}
