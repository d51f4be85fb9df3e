package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.ShipTo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one order, or for many alike.
 *
 * @param profile type, fulfilment, shipping type, hold, origin
 * @param units number of lines; 0 for one a SKU given, or a few
 * @param skus ids or seller SKUs, dealt to the lines in turn; empty for any
 * @param paid whether it is paid at once (then it is ON_HOLD for its hour unless the profile skips it)
 * @param status to start in, known or not; null for what paying leads to
 * @param shipTo null for an invented address
 * @param note the buyer's; null for an invented one
 * @param createTime null for now
 * @param updateTime null for what the life of the order gives
 * @param spacing between the times of many orders
 * @param buyer the user id of who buys; null for an invented one for each order
 */
public record NewOrder(
        OrderProfile profile,
        int units,
        List<String> skus,
        boolean paid,
        @Nullable String status,
        @Nullable ShipTo shipTo,
        @Nullable String note,
        @Nullable Instant createTime,
        @Nullable Instant updateTime,
        Duration spacing,
        @Nullable String buyer) {

    /** A normal order, paid now: ON_HOLD for an hour. */
    public static NewOrder paidNow() {
        return new NewOrder(OrderProfile.NORMAL, 0, List.of(), true, null, null, null, null, null, Duration.ZERO, null);
    }

    /** A normal order that may ship at once: in AWAITING_SHIPMENT, with its hour long over. */
    public static NewOrder shippable(Instant now) {
        return paidNow()
                .withCreateTime(now.minus(Duration.ofHours(2)))
                .withStatus("AWAITING_SHIPMENT")
                .withUpdateTime(now);
    }

    public NewOrder withProfile(OrderProfile p) {
        return new NewOrder(p, units, skus, paid, status, shipTo, note, createTime, updateTime, spacing, buyer);
    }

    public NewOrder withUnits(int count) {
        return new NewOrder(profile, count, skus, paid, status, shipTo, note, createTime, updateTime, spacing, buyer);
    }

    public NewOrder withSkus(String... idsOrSellerSkus) {
        return new NewOrder(
                profile,
                units,
                List.of(idsOrSellerSkus),
                paid,
                status,
                shipTo,
                note,
                createTime,
                updateTime,
                spacing,
                buyer);
    }

    public NewOrder unpaid() {
        return new NewOrder(profile, units, skus, false, status, shipTo, note, createTime, updateTime, spacing, buyer);
    }

    /** {@code is_on_hold_order=false}: paid is AWAITING_SHIPMENT. */
    public NewOrder skippingHold() {
        return withProfile(profile.withHold(false));
    }

    public NewOrder withShipping(String type) {
        return withProfile(profile.withShipping(type));
    }

    public NewOrder withStatus(@Nullable String s) {
        return new NewOrder(profile, units, skus, paid, s, shipTo, note, createTime, updateTime, spacing, buyer);
    }

    public NewOrder withShipTo(@Nullable ShipTo to) {
        return new NewOrder(profile, units, skus, paid, status, to, note, createTime, updateTime, spacing, buyer);
    }

    public NewOrder withNote(@Nullable String text) {
        return new NewOrder(profile, units, skus, paid, status, shipTo, text, createTime, updateTime, spacing, buyer);
    }

    public NewOrder withCreateTime(@Nullable Instant time) {
        return new NewOrder(profile, units, skus, paid, status, shipTo, note, time, updateTime, spacing, buyer);
    }

    public NewOrder withUpdateTime(@Nullable Instant time) {
        return new NewOrder(profile, units, skus, paid, status, shipTo, note, createTime, time, spacing, buyer);
    }

    public NewOrder withSpacing(Duration between) {
        return new NewOrder(profile, units, skus, paid, status, shipTo, note, createTime, updateTime, between, buyer);
    }

    /** Orders of one buyer to one address, for which TikTok Shop recommends a combined shipment. */
    public NewOrder withBuyer(String userId, ShipTo to) {
        return new NewOrder(profile, units, skus, paid, status, to, note, createTime, updateTime, spacing, userId);
    }
}
