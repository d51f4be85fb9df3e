package dev.shopconnector.tiktok;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that TikTok Shop did not accept; the subclass says what to do about it. Carries no credential and no URL. */
public abstract class TikTokException extends RuntimeException {
    private final TikTokErrorClass errorClass;
    private final transient TikTokError error;

    TikTokException(TikTokErrorClass errorClass, TikTokError error, @Nullable String advice) {
        super(describe(error) + (advice == null ? "" : ". " + advice));
        this.errorClass = errorClass;
        this.error = error;
    }

    /** What this refusal is to the routes: the subclass that TikTok Shop's code, status and words stand for. */
    public static TikTokException of(TikTokError error) {
        return TikTokErrorTable.exception(error);
    }

    private static String describe(TikTokError e) {
        if (e.httpStatus() == 0) {
            return e.operation() + ": " + e.message();
        }
        if (e.code().isEmpty()) {
            return e.operation() + ": TikTok Shop answered HTTP " + e.httpStatus() + ", but " + e.message();
        }
        return "TikTok Shop refused " + e.operation() + ": HTTP " + e.httpStatus() + ", code " + e.code() + ", '"
                + e.message() + "', request id " + (e.requestId().isEmpty() ? "none" : e.requestId());
    }

    public TikTokErrorClass errorClass() {
        return errorClass;
    }

    public TikTokError error() {
        return error;
    }

    /** HTTP status of the answer, 0 when there was none. */
    public int httpStatus() {
        return error.httpStatus();
    }

    /** TikTok's code as text, empty when there was none. */
    public String code() {
        return error.code();
    }

    /** TikTok's own text. */
    public String tiktokMessage() {
        return error.message();
    }

    /** TikTok's id of the call, empty when it gave none. */
    public String requestId() {
        return error.requestId();
    }

    /** How long TikTok asked to wait, null when it did not. */
    public @Nullable Duration retryAfter() {
        return error.retryAfter();
    }
}
