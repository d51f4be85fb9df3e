package dev.shopconnector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.orders.NewOrders;
import dev.shopconnector.sandbox.orders.OrderJson;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.LifeCycle;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.ShipTo;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.World;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.sandbox.webhooks.OrderNews;
import dev.shopconnector.sandbox.webhooks.Webhooks;
import java.util.List;
import java.util.function.Consumer;

/**
 * What buyers, sellers and TikTok Shop do to orders, at the time of the sandbox clock. An id that no shop has is an
 * {@link IllegalArgumentException}, a step that the status forbids an {@link IllegalStateException}.
 */
public final class OrderControl {
    private final World world;
    private final SandboxClock clock;
    private final NewOrders newOrders;
    private final Webhooks webhooks;

    OrderControl(World world, SandboxClock clock, NewOrders newOrders, Webhooks webhooks) {
        this.world = world;
        this.clock = clock;
        this.newOrders = newOrders;
        this.webhooks = webhooks;
    }

    /** Places an order in the first shop; its id. */
    public String place(NewOrder wish) {
        return place(world.shops().get(0).id(), wish, 1).get(0);
    }

    /** Places many alike; their ids. */
    public List<String> place(String shopId, NewOrder wish, int count) {
        Shop shop = world.shop(shopId).orElseThrow(() -> new IllegalArgumentException("no shop " + shopId));
        List<String> ids = newOrders.place(shop, wish, count, clock.seconds());
        ids.forEach(id -> shop.orders()
                .look(id, OrderNews::status)
                .ifPresent(news -> webhooks.tell(shopId, EventType.ORDER_STATUS_CHANGE, news)));
        return ids;
    }

    /** The order as the API shows it now. */
    public ObjectNode show(String orderId) {
        Shop shop = shop(orderId);
        return shop.orders()
                .look(orderId, order -> OrderJson.of(order, shop, clock.seconds()))
                .orElseThrow(() -> unknown(orderId));
    }

    /** The buyer pays an UNPAID order. */
    public void pay(String orderId) {
        change(orderId, order -> LifeCycle.pay(order, clock.seconds()));
    }

    /** Cancels the whole order; {@code by} is BUYER, SELLER, OPERATOR or SYSTEM. */
    public void cancel(String orderId, String by) {
        change(orderId, order -> LifeCycle.cancel(order, by, clock.seconds()));
    }

    /** Cancels the line at this position (0 is the first); status and update time stay unless it was the last. */
    public void cancelLine(String orderId, int line, String by) {
        change(orderId, order -> LifeCycle.cancelLine(order, line, by, clock.seconds()));
    }

    /** The buyer asks to cancel; {@code update_time} does not move. */
    public void requestCancel(String orderId) {
        change(orderId, order -> order.requestCancelTime = clock.seconds());
    }

    /** The buyer takes the request back, or the seller refuses it; {@code update_time} does not move. */
    public void withdrawCancelRequest(String orderId) {
        change(orderId, order -> order.requestCancelTime = 0);
    }

    /** Changes the address; {@code update_time} moves only when asked, as TikTok Shop warns. */
    public void changeAddress(String orderId, ShipTo address, boolean moveUpdateTime) {
        change(orderId, order -> {
            order.changeAddress(address);
            if (moveUpdateTime) {
                order.updateTime = clock.seconds();
            }
        });
    }

    /** Marks the first unshipped lines as shipped in one parcel, as Seller Center does. */
    public void ship(String orderId, int lines) {
        change(orderId, order -> LifeCycle.ship(order, lines, clock.seconds()));
    }

    /** The same with a label of one's choice. */
    public void ship(String orderId, int lines, Carrier carrier, String tracking) {
        change(orderId, order -> {
            long now = clock.seconds();
            Parcel parcel =
                    Parcel.shipped(order, LifeCycle.firstUnshipped(order, lines), carrier, tracking, now, false);
            LifeCycle.add(order, parcel, now);
        });
    }

    /** Sets any status, documented or not, with the times and parcels that belong to it. */
    public void setStatus(String orderId, String status) {
        change(orderId, order -> LifeCycle.setStatus(order, status, clock.seconds()));
    }

    /** Moves {@code update_time} to now and nothing else. */
    public void touch(String orderId) {
        change(orderId, order -> order.updateTime = clock.seconds());
    }

    /**
     * Lays a JSON merge patch (RFC 7386) over what the API shows of the order: null removes a field, arrays are replaced.
     * Filters, sorting and life cycle go on with the true values.
     */
    public void edit(String orderId, ObjectNode mergePatch) {
        change(orderId, order -> order.patch(mergePatch));
    }

    private void change(String orderId, Consumer<Order> change) {
        if (!shop(orderId).orders().change(orderId, change)) {
            throw unknown(orderId);
        }
    }

    private Shop shop(String orderId) {
        return world.shopOfOrder(orderId).orElseThrow(() -> unknown(orderId));
    }

    private static IllegalArgumentException unknown(String orderId) {
        return new IllegalArgumentException("no order " + orderId);
    }
}
