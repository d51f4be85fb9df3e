package dev.shopconnector.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a connection as stored.
 *
 * @param version grows by one with each renewal and each new consent
 * @param error null while TikTok accepts the connection
 * @param renewFailures renewals that failed since the last that did not
 */
record Tokens(
        String connectionId,
        long version,
        @Nullable ConnectionError error,
        String accessToken,
        Instant accessTokenExpiresAt,
        String refreshToken,
        int renewFailures) {

    boolean active() {
        return error == null;
    }

    @Override
    public String toString() {
        return "Tokens[connectionId=" + connectionId + ", version=" + version + "]";
    }
}
