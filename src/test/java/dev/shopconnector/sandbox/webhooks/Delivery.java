package dev.shopconnector.sandbox.webhooks;

import java.time.Duration;

/**
 * How webhooks travel: at least once, in any order, and not alone.
 *
 * @param leastTimes how often each arrives at least
 * @param mostTimes how often each arrives at most
 * @param shuffle whether those that are released together arrive in any order
 * @param forgedPercent for each hundred true ones so many with another's signature
 * @param delay after which the first attempt is made, by the sandbox clock
 * @param seed of all that is left to chance
 */
public record Delivery(int leastTimes, int mostTimes, boolean shuffle, int forgedPercent, Duration delay, long seed) {
    public static final Delivery ONCE = new Delivery(1, 1, false, 0, Duration.ZERO, 1);

    public Delivery {
        if (leastTimes < 1 || mostTimes < leastTimes || forgedPercent < 0 || delay.isNegative()) {
            throw new IllegalArgumentException("webhooks arrive once at least, and not before they are sent");
        }
    }

    public Delivery times(int least, int most) {
        return new Delivery(least, most, shuffle, forgedPercent, delay, seed);
    }

    public Delivery shuffled(long newSeed) {
        return new Delivery(leastTimes, mostTimes, true, forgedPercent, delay, newSeed);
    }

    public Delivery withForged(int percent) {
        return new Delivery(leastTimes, mostTimes, shuffle, percent, delay, seed);
    }

    public Delivery after(Duration wait) {
        return new Delivery(leastTimes, mostTimes, shuffle, forgedPercent, wait, seed);
    }
}
