package dev.shopconnector.tiktok;

import org.jspecify.annotations.Nullable;

/** TikTok will refuse the same call however often it is made. */
public final class TikTokPermanentException extends TikTokException {

    public TikTokPermanentException(TikTokError error) {
        this(error, null);
    }

    public TikTokPermanentException(TikTokError error, @Nullable String advice) {
        super(TikTokErrorClass.PERMANENT, error, advice);
    }
}
