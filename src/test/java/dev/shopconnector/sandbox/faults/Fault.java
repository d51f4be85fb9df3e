package dev.shopconnector.sandbox.faults;

import java.time.Duration;

/**
 * One kind of trouble, for some paths and for some calls.
 *
 * @param effect whether a call that is hit is carried out
 * @param status HTTP status of an {@link FaultKind#ENVELOPE}
 * @param code envelope code
 * @param message envelope message
 * @param retryAfterSeconds for {@link FaultKind#THROTTLE}; negative for no header
 * @param retryAfterAsDate whether Retry-After is an HTTP date instead of seconds
 * @param stall how long a {@link FaultKind#STALL} takes
 */
public record Fault(
        FaultKind kind,
        Aim aim,
        Effect effect,
        int status,
        int code,
        String message,
        int retryAfterSeconds,
        boolean retryAfterAsDate,
        Duration stall) {

    /** One call on any path. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, Aim.ONCE, Effect.AS_USUAL, 200, 0, "", -1, false, Duration.ZERO);
    }

    public static Fault throttle(int retryAfterSeconds) {
        return new Fault(
                FaultKind.THROTTLE, Aim.ONCE, Effect.AS_USUAL, 429, 0, "", retryAfterSeconds, false, Duration.ZERO);
    }

    /** Retry-After as an HTTP date, that many seconds after the sandbox's time. */
    public static Fault throttleUntil(int secondsFromNow) {
        return new Fault(
                FaultKind.THROTTLE, Aim.ONCE, Effect.AS_USUAL, 429, 0, "", secondsFromNow, true, Duration.ZERO);
    }

    public static Fault envelope(int status, int code, String message) {
        return new Fault(
                FaultKind.ENVELOPE, Aim.ONCE, Effect.AS_USUAL, status, code, message, -1, false, Duration.ZERO);
    }

    public static Fault stall(Duration howLong) {
        return new Fault(FaultKind.STALL, Aim.ONCE, Effect.AS_USUAL, 200, 0, "", -1, false, howLong);
    }

    public Fault on(String pathPattern) {
        return aimed(new Aim(pathPattern, aim.times(), aim.during(), aim.percent(), aim.seed()));
    }

    public Fault times(int calls) {
        return aimed(new Aim(aim.path(), calls, aim.during(), aim.percent(), aim.seed()));
    }

    /** For this long by the sandbox clock, however many calls come. */
    public Fault lasting(Duration howLong) {
        return aimed(new Aim(aim.path(), 0, howLong, aim.percent(), aim.seed()));
    }

    /**
     * So many of a hundred fitting calls, without end. The same seed hits the same ones of the first, second, … fitting call;
     * a call that is missed may meet a later fault.
     */
    public Fault percent(double share, long seed) {
        return aimed(new Aim(aim.path(), 0, aim.during(), share, seed));
    }

    /** The call is carried out and its answer lost: even an error, a throttle or a reset comes after the effect. */
    public Fault afterEffect() {
        return new Fault(kind, aim, Effect.DONE, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }

    /** The call is not carried out: a stalled, cut or dropped answer is that of an internal error. */
    public Fault withoutEffect() {
        return new Fault(kind, aim, Effect.NOT_DONE, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }

    private Fault aimed(Aim other) {
        return new Fault(kind, other, effect, status, code, message, retryAfterSeconds, retryAfterAsDate, stall);
    }
}
