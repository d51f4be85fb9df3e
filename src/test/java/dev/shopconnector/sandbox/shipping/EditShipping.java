package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import java.util.List;

/**
 * "Update Shipping Info" of an order or a package (Fulfillment API 202309): the one correction of carrier and tracking
 * number that TikTok Shop allows, within 72 hours of shipping. The order's update time stays: its status did not change.
 */
public final class EditShipping {
    private static final long WINDOW_SECONDS = 72 * 3_600L;

    private final LabelCheck labels;
    private final SandboxClock clock;

    public EditShipping(ShippingRules rules, SandboxClock clock) {
        this.labels = new LabelCheck(rules);
        this.clock = clock;
    }

    /**
     * Corrects the only parcel of an order; to be called under the shop's lock, as {@link #parcel}.
     *
     * @throws ApiError 21011003 when nothing has shipped, 21008013 when the order is split, else as {@link #parcel}
     */
    public void order(Shop shop, Order order, String providerId, String tracking) {
        List<Parcel> shipped =
                order.parcels.stream().filter(p -> p.shippedTime() > 0).toList();
        if (shipped.isEmpty()) {
            throw Refused.notShipped();
        }
        if (shipped.size() > 1 || order.status.equals(OrderStatus.PARTIALLY_SHIPPING)) {
            throw Refused.wrongStatus();
        }
        parcel(shop, order, shipped.get(0).id(), providerId, tracking);
    }

    /**
     * Corrects one parcel.
     *
     * @throws ApiError 21011050 after 72 hours, 21011051 the second time, and what a wrong label gets
     */
    public void parcel(Shop shop, Order order, String parcelId, String providerId, String tracking) {
        Parcel old = Ownership.parcel(order, parcelId);
        long now = clock.seconds();
        check(order, old, now);
        Label label = labels.pass(shop, order, providerId, tracking);
        order.parcels = order.parcels.stream()
                .map(p -> p.id().equals(parcelId) ? p.corrected(label.carrier(), label.tracking(), now) : p)
                .toList();
        if (order.parcels.stream().noneMatch(p -> p.tracking().equalsIgnoreCase(old.tracking()))) {
            shop.fulfilment().numbers().free(old.tracking(), order);
        }
    }

    private static void check(Order order, Parcel parcel, long now) {
        if (order.profile.byTikTok()) {
            throw Refused.byPlatform();
        }
        if (order.profile.shippingType().startsWith("TIKTOK")) {
            throw Refused.notForThisBusiness();
        }
        if (order.status.equals(OrderStatus.CANCELLED)) {
            throw Refused.cancelled();
        }
        if (parcel.shippedTime() == 0) {
            throw Refused.notShipped();
        }
        if (parcel.edits() > 0) {
            throw Refused.usedUp();
        }
        if (now - parcel.shippedTime() > WINDOW_SECONDS) {
            throw Refused.tooLate();
        }
    }
}
