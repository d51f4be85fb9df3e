package dev.shopconnector.sandbox.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The orders of a shop, found by id and by time. Every access first lets the time that has passed take effect: an order
 * whose hold has ended is released, with the end of the hold as its update time. One lock guards book and orders.
 */
public final class OrderBook {
    /** Up to here inserting one by one is cheaper than sorting anew. */
    private static final int FEW = 100;

    private final LongSupplier nowSeconds;
    private final Map<Long, Order> byId = new HashMap<>();
    private final TimeIndex byCreate = new TimeIndex(o -> o.createTime);
    private final TimeIndex byUpdate = new TimeIndex(o -> o.updateTime);
    private final PriorityQueue<Order> held = new PriorityQueue<>(Comparator.comparingLong((Order o) -> o.holdEnds));
    private int nextNumber;

    public OrderBook(LongSupplier nowSeconds) {
        this.nowSeconds = nowSeconds;
    }

    public synchronized void addAll(Collection<Order> orders) {
        orders.forEach(order -> {
            byId.put(order.id, order);
            nextNumber = Math.max(nextNumber, order.number + 1);
            watch(order);
        });
        for (TimeIndex index : List.of(byCreate, byUpdate)) {
            if (orders.size() > FEW) {
                index.addAll(orders);
            } else {
                orders.forEach(index::add);
            }
        }
    }

    /** The number for the next order. */
    public synchronized int nextNumber() {
        return nextNumber++;
    }

    public synchronized int size() {
        return byId.size();
    }

    public synchronized boolean contains(String orderId) {
        return byId.containsKey(key(orderId));
    }

    /** What a look at the order finds; empty when the shop has no such order. */
    public synchronized <T> Optional<T> look(String orderId, Function<Order, T> look) {
        settle();
        return Optional.ofNullable(byId.get(key(orderId))).map(look);
    }

    /** Changes an order under the lock and keeps the indexes right. */
    public synchronized boolean change(String orderId, Consumer<Order> change) {
        settle();
        Order order = byId.get(key(orderId));
        if (order == null) {
            return false;
        }
        move(order, change);
        return true;
    }

    /** The page of a query that starts at {@code offset}, each order as {@code look} sees it, and the count of all. */
    public synchronized <T> Page<T> search(OrderQuery query, Shop shop, int offset, int size, Function<Order, T> look) {
        settle();
        TimeRange range = query.sortByUpdate() ? query.updated() : query.created();
        List<Order> found = (query.sortByUpdate() ? byUpdate : byCreate).range(range.from(), range.to());
        if (!query.isRangeOnly()) {
            found = found.stream().filter(o -> query.matches(o, shop)).toList();
        }
        int total = found.size();
        List<T> rows = new ArrayList<>();
        for (int i = offset; i < Math.min(total, offset + size); i++) {
            rows.add(look.apply(found.get(query.ascending() ? i : total - 1 - i)));
        }
        return new Page<>(rows, total);
    }

    /** One page of a result and how many there are in all. */
    public record Page<T>(List<T> rows, int total) {}

    private void settle() {
        long now = nowSeconds.getAsLong();
        while (!held.isEmpty() && held.element().holdEnds <= now) {
            Order order = held.remove();
            if (order.status.equals(OrderStatus.ON_HOLD) && order.holdEnds > 0) {
                move(order, released -> LifeCycle.release(released, released.holdEnds));
            }
        }
    }

    private void move(Order order, Consumer<Order> change) {
        byUpdate.remove(order);
        held.remove(order);
        try {
            change.accept(order);
        } finally {
            byUpdate.add(order);
            watch(order);
        }
    }

    private void watch(Order order) {
        if (order.status.equals(OrderStatus.ON_HOLD) && order.holdEnds > 0) {
            held.add(order);
        }
    }

    private static long key(String orderId) {
        try {
            return Long.parseLong(orderId);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
