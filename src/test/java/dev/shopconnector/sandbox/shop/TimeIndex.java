package dev.shopconnector.sandbox.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Orders sorted by one of their times, then by id. Finding a time is O(log n); a page of a range is a copy of it. */
final class TimeIndex {
    private final ToLongFunction<Order> time;
    private final Comparator<Order> order;
    private final ArrayList<Order> sorted = new ArrayList<>();

    TimeIndex(ToLongFunction<Order> time) {
        this.time = time;
        this.order = Comparator.comparingLong(time).thenComparingLong(o -> o.id);
    }

    void addAll(Collection<Order> orders) {
        sorted.addAll(orders);
        sorted.sort(order);
    }

    void add(Order added) {
        sorted.add(place(added), added);
    }

    /** To be called before the time of the order changes. */
    void remove(Order removed) {
        int at = place(removed);
        if (at >= sorted.size() || sorted.get(at).id != removed.id) {
            throw new IllegalStateException("an order moved in time behind the back of its index");
        }
        sorted.remove(at);
    }

    /** The orders with {@code from <= time < to}, ascending; a view that the next change invalidates. */
    List<Order> range(long from, long to) {
        int low = firstAt(from);
        return sorted.subList(low, Math.max(low, firstAt(to)));
    }

    private int place(Order wanted) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(sorted.get(middle), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstAt(long seconds) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(sorted.get(middle)) < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
