package dev.shopconnector.tiktok;

/** Too many calls for this shop; {@link #retryAfter()} is what TikTok asked for, if it did. */
public final class TikTokRateLimitedException extends TikTokException {

    public TikTokRateLimitedException(TikTokError error) {
        super(TikTokErrorClass.RATE_LIMITED, error, null);
    }
}
