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
import java.util.stream.Stream;

/**
 * The orders of a shop, found by id and by time. Every access first lets the time that has passed take effect: an order
 * whose hold has ended is released, with the end of the hold as its update time, and what was shipped travels on. One lock guards book and orders.
 */
public final class OrderBook {
    /** Up to here inserting one by one is cheaper than sorting anew. */
    private static final int FEW = 100;

    private final LongSupplier nowSeconds;
    private final OrderWatch watch;
    private final Map<Long, Order> byId = new HashMap<>();
    private final TimeIndex byCreate = new TimeIndex(o -> o.createTime);
    private final TimeIndex byUpdate = new TimeIndex(o -> o.updateTime);
    private final PriorityQueue<Order> due = new PriorityQueue<>(Comparator.comparingLong(Timetable::next));
    private int nextNumber;

    public OrderBook(LongSupplier nowSeconds, OrderWatch watch) {
        this.nowSeconds = nowSeconds;
        this.watch = watch;
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
    public boolean change(String orderId, Consumer<Order> change) {
        return apply(orderId, order -> {
                    change.accept(order);
                    return order;
                })
                .isPresent();
    }

    /** Like {@link #change}, with what comes of it; empty when the shop has no such order. */
    public synchronized <T> Optional<T> apply(String orderId, Function<Order, T> change) {
        settle();
        return Optional.ofNullable(byId.get(key(orderId))).map(order -> move(order, change));
    }

    /** What a look at every order finds, by create time. */
    public synchronized <T> List<T> lookAll(Function<Order, Stream<T>> look) {
        settle();
        return byCreate.range(Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .flatMap(look)
                .toList();
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
        while (!due.isEmpty() && Timetable.next(due.element()) <= now) {
            move(due.element(), order -> {
                Timetable.pass(order);
                return order;
            });
        }
    }

    private <T> T move(Order order, Function<Order, T> change) {
        OrderFacts before = OrderFacts.of(order);
        byUpdate.remove(order);
        due.remove(order);
        try {
            return change.apply(order);
        } finally {
            byUpdate.add(order);
            watch(order);
            watch.changed(before, order);
        }
    }

    private void watch(Order order) {
        if (Timetable.next(order) > 0) {
            due.add(order);
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
