package dev.shopconnector.tiktok;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A refusal by TikTok Shop, or an answer that never came.
 *
 * @param operation the call, such as {@code orders.search}
 * @param httpStatus 0 when there was no answer
 * @param code TikTok's code as text, empty when there was none
 * @param message TikTok's own text, or ours when TikTok sent none
 * @param requestId TikTok's id of the call, empty when it gave none
 * @param retryAfter how long TikTok asked to wait, null when it did not
 */
public record TikTokError(
        String operation,
        int httpStatus,
        String code,
        String message,
        String requestId,
        @Nullable Duration retryAfter) {

    /** A failure with no answer from TikTok to quote. */
    static TikTokError unanswered(String operation, String words, @Nullable Duration retryAfter) {
        return new TikTokError(operation, 0, "", words, "", retryAfter);
    }
}
