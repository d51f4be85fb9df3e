package dev.shopconnector.sandbox.shop;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each order line was marked as shipped through the fulfilment API: with effect, and again in vain. Safe for use
 * by many threads.
 */
public final class UploadCounts {
    private final Map<String, Integer> effective = new HashMap<>();
    private final Map<String, Integer> refusedRepeats = new HashMap<>();

    public synchronized void effective(Collection<String> lineIds) {
        lineIds.forEach(id -> effective.merge(id, 1, Integer::sum));
    }

    public synchronized void refusedRepeat(Collection<String> lineIds) {
        lineIds.forEach(id -> refusedRepeats.merge(id, 1, Integer::sum));
    }

    public synchronized int effective(String lineId) {
        return effective.getOrDefault(lineId, 0);
    }

    public synchronized Map<String, Integer> effective() {
        return Map.copyOf(effective);
    }

    public synchronized Map<String, Integer> refusedRepeats() {
        return Map.copyOf(refusedRepeats);
    }
}
