package dev.shopconnector.sandbox.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a fault hits.
 *
 * @param path a path in which {@code *} stands for anything; {@code *} alone for every path, token host included
 * @param times how many calls it hits; 0 for as many as come
 * @param during how long it lasts by the sandbox clock from when it is added; null for no end
 * @param percent how many of a hundred fitting calls it hits, drawn from {@code seed}; 100 for each
 */
public record Aim(String path, int times, @Nullable Duration during, double percent, long seed) {
    /** One call on any path. */
    static final Aim ONCE = new Aim("*", 1, null, 100, 0);
}
