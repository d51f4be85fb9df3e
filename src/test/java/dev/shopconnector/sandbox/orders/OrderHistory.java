package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.LifeCycle;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** The orders that a shop has when the sandbox starts: each in its status, with a past that led there. */
public final class OrderHistory {
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final long seed;
    private final int shop;
    private final long now;
    private final int days;

    /** {@code now} in unix seconds; orders lie in the {@code days} before it. */
    public OrderHistory(long seed, int shop, long now, int days) {
        this.seed = seed;
        this.shop = shop;
        this.now = now;
        this.days = days;
    }

    public List<Order> orders(int count) {
        List<Order> orders = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            orders.add(order(number));
        }
        return orders;
    }

    private Order order(int number) {
        long orderSeed = Seeds.of(seed, shop, number);
        SplittableRandom random = new SplittableRandom(~orderSeed);
        OrderProfile profile = ProfileDeck.profile(number);
        String status = StatusDeck.status(number);
        long age = age(random, profile, status);
        Order order = new Order(
                Seeds.orderId(orderSeed, shop, number),
                number,
                orderSeed,
                profile,
                units(random, status),
                now - age,
                OrderStatus.UNPAID);
        live(order, status, age, random);
        if (ProfileDeck.cancelRequested(number) && order.status.equals(OrderStatus.AWAITING_SHIPMENT)) {
            order.requestCancelTime = order.updateTime + Math.max(1, (now - order.updateTime) / 2);
        }
        return order;
    }

    private void live(Order order, String status, long age, SplittableRandom random) {
        if (status.equals(OrderStatus.UNPAID)) {
            return;
        }
        long paid = order.createTime + Math.min(20 + random.nextInt(60), age / 2);
        LifeCycle.pay(order, paid);
        if (status.equals(OrderStatus.ON_HOLD)) {
            return;
        }
        LifeCycle.release(order, order.profile.holds() ? order.holdEnds : paid);
        long left = Math.max(0, now - order.updateTime);
        int rank = OrderStatus.SHIPPED.indexOf(status);
        if (status.equals(OrderStatus.PARTIALLY_SHIPPING)) {
            order.parcels = List.of(Parcel.invented(order, firstLines(order), order.updateTime + left / 3));
            order.updateTime += left / 3;
        } else if (rank >= 0) {
            ship(order, left, rank);
        } else if (status.equals(OrderStatus.CANCELLED)) {
            LifeCycle.cancel(order, random.nextBoolean() ? "BUYER" : "SELLER", order.updateTime + left / 4);
        } else if (order.units > 2 && random.nextInt(8) == 0) {
            LifeCycle.cancelLine(order, 0, "BUYER", order.updateTime);
        }
        order.status = status;
    }

    private static void ship(Order order, long left, int rank) {
        long step = left / 5;
        long shipped = order.updateTime + step;
        order.parcels = List.of(Parcel.invented(order, LifeCycle.allLines(order), shipped));
        order.updateTime = shipped + rank * step;
        order.collectionTime = rank >= 1 ? shipped + step : 0;
        order.deliveryTime = rank >= 2 ? shipped + 2 * step : 0;
        order.completedTime = rank >= 3 ? shipped + 3 * step : 0;
    }

    private static BitSet firstLines(Order order) {
        BitSet lines = new BitSet();
        lines.set(0, Math.max(1, order.units / 2));
        return lines;
    }

    private static int units(SplittableRandom random, String status) {
        int draw = random.nextInt(100);
        int units = draw < 45
                ? 1
                : draw < 65 ? 2 : draw < 77 ? 3 : draw < 98 ? 4 + random.nextInt(4) : 12 + random.nextInt(30);
        return status.equals(OrderStatus.PARTIALLY_SHIPPING) ? Math.max(2, units) : units;
    }

    /** Seconds since the order was placed, fitting the status: the fresher the status, the younger the order. */
    private long age(SplittableRandom random, OrderProfile profile, String status) {
        boolean preOrder = profile.orderType().equals("PRE_ORDER");
        long window = days * DAY;
        if (status.equals(OrderStatus.ON_HOLD)) {
            return preOrder ? HOUR + random.nextLong(6 * DAY) : 120 + random.nextLong(HOUR - 300);
        }
        if (status.equals(OrderStatus.UNPAID)) {
            return 60 + random.nextLong(20 * HOUR);
        }
        if (status.equals(OrderStatus.AWAITING_SHIPMENT)) {
            if (!profile.holds() && random.nextInt(4) == 0) {
                return 300 + random.nextLong(HOUR - 600);
            }
            long least = preOrder ? 8 * DAY : 2 * HOUR;
            return least
                    + random.nextLong(
                            Math.max(DAY, (random.nextInt(5) == 0 ? window : Math.min(window, 5 * DAY)) - least));
        }
        long least = preOrder ? 9 * DAY : DAY;
        return least + random.nextLong(Math.max(DAY, window - least));
    }
}
