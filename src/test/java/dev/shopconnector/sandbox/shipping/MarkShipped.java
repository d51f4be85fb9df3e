package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.shop.LifeCycle;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** "Mark Package As Shipped" (Fulfillment API 202309): some lines of an order leave in one parcel. */
public final class MarkShipped {
    private static final Set<String> OVER = Set.of(OrderStatus.DELIVERED, OrderStatus.COMPLETED);
    private static final Set<String> SHIPPABLE = Set.of(
            OrderStatus.AWAITING_SHIPMENT,
            OrderStatus.PARTIALLY_SHIPPING,
            OrderStatus.AWAITING_COLLECTION,
            OrderStatus.IN_TRANSIT);

    private final ShippingRules rules;
    private final LabelCheck labels;
    private final SandboxClock clock;

    public MarkShipped(ShippingRules rules, SandboxClock clock) {
        this.rules = rules;
        this.labels = new LabelCheck(rules);
        this.clock = clock;
    }

    /**
     * Checks and ships; to be called under the shop's lock.
     *
     * @throws ApiError by the table of fulfilment codes, and then nothing has changed
     */
    public Marked mark(Shop shop, Order order, List<String> lineIds, String providerId, String tracking) {
        if (lineIds.isEmpty()) {
            throw Refused.missing("order_line_item_ids");
        }
        checkOrder(order);
        BitSet lines = lines(shop, order, lineIds);
        if (order.cancelRequested()) {
            throw Refused.cancelRequested();
        }
        Label label = labels.pass(shop, order, providerId, tracking);
        long now = clock.seconds();
        Parcel parcel = Parcel.shipped(order, lines, label.carrier(), label.tracking(), now, true);
        LifeCycle.add(order, parcel, now);
        order.journey = rules.journey(now);
        shop.fulfilment().uploads().effective(order.lineIds(lines));
        return new Marked(parcel.id(), label.warning());
    }

    private static void checkOrder(Order order) {
        if (order.profile.byTikTok()) {
            throw Refused.byPlatform();
        }
        if (order.profile.shippingType().startsWith("TIKTOK")) {
            throw Refused.notForThisBusiness();
        }
        switch (order.status) {
            case OrderStatus.CANCELLED -> throw Refused.cancelled();
            case OrderStatus.ON_HOLD -> throw Refused.onHold();
            default -> {
                if (OVER.contains(order.status)) {
                    throw Refused.delivered();
                }
                if (!SHIPPABLE.contains(order.status)) {
                    throw Refused.wrongStatus();
                }
            }
        }
    }

    private BitSet lines(Shop shop, Order order, List<String> lineIds) {
        BitSet lines = new BitSet();
        boolean cancelled = false;
        boolean shipped = false;
        for (String id : lineIds) {
            int position = order.positionOf(id);
            if (position < 0) {
                throw Refused.notFound();
            }
            lines.set(position);
            cancelled |= order.lineCancelled(position);
            shipped |= order.parcelOf(position) != null;
        }
        if (cancelled) {
            throw Refused.cancelled();
        }
        if (shipped && !rules.repeatsAccepted()) {
            shop.fulfilment().uploads().refusedRepeat(order.lineIds(lines));
            throw Refused.alreadyShipped();
        }
        return lines;
    }
}
