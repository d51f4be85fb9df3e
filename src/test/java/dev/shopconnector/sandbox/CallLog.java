package dev.shopconnector.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests received, control calls left out: the last 10 000 in full, all of them counted. */
public final class CallLog {
    private static final int KEPT = 10_000;

    private final Deque<Call> recent = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void add(Call call) {
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(call);
        counts.merge(call.operation(), 1, Integer::sum);
    }

    /** The last calls, oldest first. */
    public synchronized List<Call> all() {
        return List.copyOf(recent);
    }

    /** The last calls of one operation, such as {@code POST /order/202309/orders/search}; oldest first. */
    public synchronized List<Call> of(String operation) {
        List<Call> result = new ArrayList<>(recent);
        result.removeIf(call -> !call.operation().equals(operation));
        return List.copyOf(result);
    }

    /** How often an operation was called since the last reset. */
    public synchronized int count(String operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** How many of the last calls of an operation were about this shop. */
    public synchronized int count(String operation, String shopCipher) {
        return (int) recent.stream()
                .filter(call -> call.operation().equals(operation)
                        && shopCipher.equals(call.query().get("shop_cipher")))
                .count();
    }

    /** How many calls of any operation there were since the last reset. */
    public synchronized int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    public synchronized void reset() {
        recent.clear();
        counts.clear();
    }
}
