package dev.shopconnector.sandbox.webhooks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which address is called about which events of which shop. Safe for use by many threads. */
public final class Subscriptions {
    private final Map<String, Map<EventType, String>> addresses = new HashMap<>();

    public synchronized void put(String shopId, EventType type, String address) {
        addresses.computeIfAbsent(shopId, id -> new EnumMap<>(EventType.class)).put(type, address);
    }

    public synchronized void remove(String shopId, EventType type) {
        Map<EventType, String> known = addresses.get(shopId);
        if (known != null) {
            known.remove(type);
        }
    }

    /** The shop's app has lost its authorization. */
    public synchronized void removeAll(String shopId) {
        addresses.remove(shopId);
    }

    public synchronized Map<EventType, String> of(String shopId) {
        return new EnumMap<>(addresses.getOrDefault(shopId, new EnumMap<>(EventType.class)));
    }

    synchronized Optional<String> address(String shopId, EventType type) {
        return Optional.ofNullable(of(shopId).get(type));
    }

    public synchronized void clear() {
        addresses.clear();
    }
}
