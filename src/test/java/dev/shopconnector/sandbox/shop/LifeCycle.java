package dev.shopconnector.sandbox.shop;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What may happen to an order; each step at a unix second, to be called inside {@link OrderBook#change}. */
public final class LifeCycle {
    /** The buyer's hour after payment. */
    public static final long HOLD_SECONDS = 3_600;

    private static final long PRE_ORDER_SECONDS = 7 * 86_400L;

    private LifeCycle() {}

    /** Payment: into ON_HOLD for an hour (pre-orders for a week), or past it for an order that is never held. */
    public static void pay(Order order, long now) {
        require(order, order.status.equals(OrderStatus.UNPAID), "is not UNPAID");
        order.paidTime = now;
        order.updateTime = now;
        if (order.profile.holds()) {
            order.status = OrderStatus.ON_HOLD;
            order.holdEnds = now + holdSeconds(order);
        } else {
            release(order, now);
        }
    }

    /** The order may ship from this second on. With TikTok's own labels its package exists from then on. */
    public static void release(Order order, long at) {
        order.status = OrderStatus.AWAITING_SHIPMENT;
        order.updateTime = at;
        if (order.profile.shippingType().equals("TIKTOK") && order.parcels.isEmpty()) {
            order.parcels = List.of(Parcel.invented(order, allLines(order), 0));
        }
    }

    /** How long ON_HOLD lasts for this order. */
    public static long holdSeconds(Order order) {
        return order.profile.orderType().equals("PRE_ORDER") ? PRE_ORDER_SECONDS : HOLD_SECONDS;
    }

    /** Cancels the order and every line of it. */
    public static void cancel(Order order, String by, long now) {
        order.status = OrderStatus.CANCELLED;
        order.cancelTime = now;
        order.cancelledBy = by;
        order.updateTime = now;
    }

    /**
     * Cancels one line; the last line takes the order with it. A part leaves status and update time as they are, unless it
     * was the last that a partly shipped order waited for.
     */
    public static void cancelLine(Order order, int line, String by, long now) {
        require(order, line >= 0 && line < order.units, "has no such line");
        BitSet lines = order.cancelledLines == null ? new BitSet() : order.cancelledLines;
        lines.set(line);
        order.cancelledLines = lines;
        order.cancelledBy = by;
        if (lines.cardinality() == order.units) {
            cancel(order, by, now);
        } else if (order.status.equals(OrderStatus.PARTIALLY_SHIPPING) && nothingLeft(order)) {
            order.status = OrderStatus.AWAITING_COLLECTION;
            order.updateTime = now;
        }
    }

    /** Puts the first lines that are in no parcel into a new one, and the order into the status that follows. */
    public static void ship(Order order, int firstLines, long now) {
        add(order, Parcel.invented(order, firstUnshipped(order, firstLines), now), now);
    }

    /** The first lines that can still be shipped. */
    public static BitSet firstUnshipped(Order order, int most) {
        BitSet lines = new BitSet();
        for (int i = 0; i < order.units && lines.cardinality() < most; i++) {
            if (order.parcelOf(i) == null && !order.lineCancelled(i)) {
                lines.set(i);
            }
        }
        require(order, !lines.isEmpty(), "has nothing left to ship");
        return lines;
    }

    /** A shipped parcel joins the order and takes its lines out of any other; the order is in the status that follows. */
    public static void add(Order order, Parcel parcel, long now) {
        order.parcels = Stream.concat(order.parcels.stream().map(p -> p.without(parcel.lines())), Stream.of(parcel))
                .toList();
        order.status = nothingLeft(order) ? OrderStatus.AWAITING_COLLECTION : OrderStatus.PARTIALLY_SHIPPING;
        order.updateTime = now;
    }

    private static boolean nothingLeft(Order order) {
        boolean all = true;
        for (int i = 0; i < order.units; i++) {
            all &= order.parcelOf(i) != null || order.lineCancelled(i);
        }
        return all;
    }

    /** Sets any status, known or not, with what must be true of an order in it. */
    public static void setStatus(Order order, String status, long now) {
        int rank = OrderStatus.SHIPPED.indexOf(status);
        boolean beforePayment = status.equals(OrderStatus.UNPAID);
        if (beforePayment) {
            order.paidTime = 0;
        } else if (order.paidTime == 0) {
            order.paidTime = now;
        }
        order.holdEnds = status.equals(OrderStatus.ON_HOLD) ? now + holdSeconds(order) : order.holdEnds;
        if (rank >= 0 && order.parcels.stream().noneMatch(p -> p.shippedTime() > 0)) {
            order.parcels = List.of();
            ship(order, order.units, now);
        }
        order.collectionTime = rank >= 1 && order.collectionTime == 0 ? now : order.collectionTime;
        order.deliveryTime = rank >= 2 && order.deliveryTime == 0 ? now : order.deliveryTime;
        order.completedTime = rank >= 3 ? now : order.completedTime;
        if (status.equals(OrderStatus.CANCELLED)) {
            cancel(order, "SELLER", now);
        } else if (status.equals(OrderStatus.AWAITING_SHIPMENT)) {
            release(order, now);
        }
        order.status = status;
        order.updateTime = now;
    }

    /** All lines of an order. */
    public static BitSet allLines(Order order) {
        BitSet lines = new BitSet();
        lines.set(0, order.units);
        return lines;
    }

    private static void require(Order order, boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("order " + order.orderId() + " " + otherwise);
        }
    }
}
