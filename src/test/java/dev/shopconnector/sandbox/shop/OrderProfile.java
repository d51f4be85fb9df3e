package dev.shopconnector.sandbox.shop;

/**
 * What an order is for all its life.
 *
 * @param holds {@code is_on_hold_order}: whether it has been or will be ON_HOLD
 * @param free zero price: samples, replacements, exchanges
 */
public record OrderProfile(
        String orderType, String fulfillmentType, String shippingType, boolean holds, boolean free, Origin origin) {

    /** Why the order exists. */
    public enum Origin {
        PURCHASE,
        SAMPLE,
        REPLACEMENT,
        EXCHANGE
    }

    public static final OrderProfile NORMAL =
            new OrderProfile("NORMAL", "FULFILLMENT_BY_SELLER", "SELLER", true, false, Origin.PURCHASE);

    /** The delivery option of what sellers ship themselves. */
    public static final String STANDARD = "7091146663220000001";

    /** The delivery option of what ships with TikTok's labels. */
    public static final String STANDARD_TIKTOK = "7091146663220000009";

    public String deliveryOptionId() {
        return shippingType.equals("TIKTOK") ? STANDARD_TIKTOK : STANDARD;
    }

    public boolean byTikTok() {
        return fulfillmentType.equals("FULFILLMENT_BY_TIKTOK");
    }

    public OrderProfile withType(String type) {
        return new OrderProfile(type, fulfillmentType, shippingType, holds, free, origin);
    }

    public OrderProfile withFulfillment(String type) {
        return new OrderProfile(orderType, type, shippingType, holds, free, origin);
    }

    public OrderProfile withShipping(String type) {
        return new OrderProfile(orderType, fulfillmentType, type, holds, free, origin);
    }

    public OrderProfile withHold(boolean hold) {
        return new OrderProfile(orderType, fulfillmentType, shippingType, hold, free, origin);
    }

    public OrderProfile withOrigin(Origin why) {
        return new OrderProfile(orderType, fulfillmentType, shippingType, holds, why != Origin.PURCHASE, why);
    }
}
