package dev.shopconnector.tiktok;

/** Overload, a time-out, a cut or unreadable answer: the same call may pass in a while. */
public final class TikTokTransientException extends TikTokException {

    public TikTokTransientException(TikTokError error) {
        super(TikTokErrorClass.TRANSIENT, error, null);
    }
}
