package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.LifeCycle;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders placed while the sandbox runs. */
public final class NewOrders {
    private final long seed;

    public NewOrders(long seed) {
        this.seed = seed;
    }

    /** Places the orders and returns their ids, in the order of their placing. */
    public List<String> place(Shop shop, NewOrder wish, int count, long now) {
        List<Sku> skus = wish.skus().stream()
                .map(s -> shop.catalog()
                        .sku(s)
                        .orElseThrow(() -> new IllegalArgumentException("the shop has no SKU " + s)))
                .toList();
        List<Order> placed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            placed.add(order(shop, wish, skus, now, i * wish.spacing().toSeconds()));
        }
        shop.orders().addAll(placed);
        return placed.stream().map(Order::orderId).toList();
    }

    private Order order(Shop shop, NewOrder wish, List<Sku> skus, long now, long later) {
        int number = shop.orders().nextNumber();
        long orderSeed = Seeds.of(seed, shop.number(), number);
        long created = seconds(wish.createTime(), now) + later;
        int units = wish.units() > 0 ? wish.units() : skus.isEmpty() ? 1 + (int) (orderSeed % 3) : skus.size();
        Order order = new Order(
                Seeds.orderId(orderSeed, shop.number(), number),
                number,
                orderSeed,
                wish.profile(),
                units,
                created,
                OrderStatus.UNPAID);
        order.chosenSkus = skus.isEmpty() ? null : skus;
        order.chosenNote = wish.note();
        if (wish.paid()) {
            LifeCycle.pay(order, created);
        }
        String status = wish.status();
        if (status != null) {
            LifeCycle.setStatus(order, status, created);
        }
        if (wish.updateTime() != null) {
            order.updateTime = seconds(wish.updateTime(), now) + later;
        }
        order.placedAt(wish.shipTo());
        order.boughtBy(wish.buyer());
        return order;
    }

    private static long seconds(@Nullable Instant time, long otherwise) {
        return time == null ? otherwise : time.getEpochSecond();
    }
}
