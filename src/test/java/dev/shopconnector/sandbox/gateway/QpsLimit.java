package dev.shopconnector.sandbox.gateway;

import dev.shopconnector.sandbox.SandboxClock;
import java.util.HashMap;
import java.util.Map;

/**
 * The calls that one second of the sandbox clock allows for an app, shop and endpoint. With a clock that stands still the
 * allowance comes back only when the clock is moved.
 */
public final class QpsLimit {
    private final SandboxClock clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long second;
    private int perSecond;

    public QpsLimit(SandboxClock clock) {
        this.clock = clock;
    }

    /** Calls a second; 0 for no limit. */
    public synchronized void set(int callsPerSecond) {
        perSecond = callsPerSecond;
        used.clear();
    }

    synchronized boolean allows(String shopAndEndpoint) {
        if (perSecond == 0) {
            return true;
        }
        if (clock.seconds() != second) {
            second = clock.seconds();
            used.clear();
        }
        return used.merge(shopAndEndpoint, 1, Integer::sum) <= perSecond;
    }
}
