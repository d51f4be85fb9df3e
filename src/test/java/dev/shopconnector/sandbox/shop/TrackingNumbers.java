package dev.shopconnector.sandbox.shop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tracking numbers that came in through the fulfilment API of a shop and stand. One number may stand for up to 20
 * orders of one recipient (combined shipment). Safe for use by many threads.
 */
public final class TrackingNumbers {
    private static final int MOST_ORDERS = 20;

    private final Map<String, Use> uses = new HashMap<>();

    /** Takes the number for a parcel of this order; false, and nothing taken, when the number is another's. */
    public synchronized boolean take(String tracking, Order order, ShipTo shipTo) {
        String key = key(tracking);
        Recipient recipient = Recipient.of(shipTo);
        Use use = uses.get(key);
        if (use == null) {
            use = new Use(recipient, new HashSet<>());
            uses.put(key, use);
        }
        if (use.orders.contains(order.id)) {
            return true;
        }
        return use.recipient.equals(recipient) && use.orders.size() < MOST_ORDERS && use.orders.add(order.id);
    }

    /** Frees the number of a parcel that was corrected. */
    public synchronized void free(String tracking, Order order) {
        Use use = uses.get(key(tracking));
        if (use != null && use.orders.remove(order.id) && use.orders.isEmpty()) {
            uses.remove(key(tracking));
        }
    }

    private static String key(String tracking) {
        return tracking.toUpperCase(Locale.ROOT);
    }

    private record Use(Recipient recipient, Set<Long> orders) {}

    /** Name and address: what combined orders must have in common; the phone may differ. */
    private record Recipient(String name, String line1, String line2, String city, String state, String postalCode) {
        static Recipient of(ShipTo to) {
            return new Recipient(to.name(), to.line1(), to.line2(), to.city(), to.state(), to.postalCode());
        }
    }
}
