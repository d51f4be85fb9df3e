package dev.shopconnector.shipments;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** The pause before a parcel is tried again: doubled with each failure, with jitter, up to a most. */
@Component("parcelBackOff")
public class ParcelBackOff {
    private static final int MOST_DOUBLINGS = 20;

    /**
     * Seconds to wait.
     *
     * @param failures attempts in a row that failed before this one
     * @param asked seconds that TikTok asked for; 0 when it did not
     */
    public long seconds(int failures, long first, long most, long asked) {
        double grown = (double) first * Math.pow(2, Math.min(failures, MOST_DOUBLINGS));
        double jittered = grown * (0.75 + ThreadLocalRandom.current().nextDouble() / 2);
        return Math.max(asked, (long) Math.min(Math.max(1, jittered), (double) most));
    }

    /** Seconds until a moment that is known to come, and one more; {@code otherwise} when it has come already. */
    public long until(long secondsLeft, long otherwise) {
        return secondsLeft > 0 ? secondsLeft + 1 : otherwise;
    }
}
