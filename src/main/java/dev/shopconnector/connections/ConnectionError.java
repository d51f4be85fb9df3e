package dev.shopconnector.connections;

import dev.shopconnector.tiktok.TikTokException;

/**
 * Why TikTok no longer accepts a connection, in TikTok's own words.
 *
 * @param httpStatus as TikTok answered; 401 when it wrapped the refusal in a success status
 */
public record ConnectionError(int httpStatus, String code, String message) {
    /** What TikTok would say to the next call once the access token has ended. */
    static final ConnectionError EXPIRED =
            new ConnectionError(401, "105002", "access token is expired, please refresh it");

    static ConnectionError of(TikTokException refusal) {
        int status = refusal.httpStatus() >= 400 ? refusal.httpStatus() : 401;
        return new ConnectionError(status, refusal.code(), refusal.tiktokMessage());
    }
}
