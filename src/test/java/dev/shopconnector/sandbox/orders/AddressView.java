package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import java.util.Set;

/** How much of an address an order shows, TikTok Shop "status-based masking" (US, 2025-07) and its later 4PL rule. */
enum AddressView {
    /** No {@code recipient_address} at all. */
    ABSENT,
    /** The object with empty texts and no districts. */
    EMPTY,
    MASKED,
    CLEAR;

    private static final long KEPT_AFTER_COMPLETION = 30 * 86_400L;
    private static final Set<String> BEFORE_RELEASE = Set.of(OrderStatus.UNPAID, OrderStatus.ON_HOLD);

    static AddressView of(Order order, long now) {
        if (BEFORE_RELEASE.contains(order.status)) {
            return order.seed % 3 == 0 ? EMPTY : ABSENT;
        }
        boolean tikTokLabel = order.profile.shippingType().startsWith("TIKTOK");
        boolean closed = order.status.equals(OrderStatus.CANCELLED)
                || (order.status.equals(OrderStatus.COMPLETED) && now >= order.completedTime + KEPT_AFTER_COMPLETION);
        return tikTokLabel || order.profile.byTikTok() || closed ? MASKED : CLEAR;
    }
}
