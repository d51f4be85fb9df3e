package dev.shopconnector.orders;

import java.time.Instant;

/** TikTok's pages lead nowhere: tokens in a circle, full pages without one. The next poll starts from the stored cursor. */
public final class StalledWalkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalledWalkException(long position) {
        super("TikTok's order search contradicts itself or goes in a circle at update_time "
                + Instant.ofEpochSecond(position) + "; nothing was skipped, the next poll asks again from there");
    }
}
