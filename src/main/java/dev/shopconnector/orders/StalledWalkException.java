package dev.shopconnector.orders;

import java.time.Instant;

/** TikTok's page tokens ran in a circle: the poll ends here and starts again from the stored cursor. */
public final class StalledWalkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalledWalkException(long position) {
        super("TikTok's order search repeats its page tokens at update_time " + Instant.ofEpochSecond(position)
                + "; nothing was skipped, the next poll asks again from there");
    }
}
