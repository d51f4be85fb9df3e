package dev.shopconnector.tiktok;

/** TikTok no longer accepts the access token that the call was made with. */
public final class TikTokUnauthorizedException extends TikTokException {

    public TikTokUnauthorizedException(TikTokError error) {
        super(TikTokErrorClass.UNAUTHORIZED, error, null);
    }
}
