package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.OrderProfile;
import dev.shopconnector.sandbox.shop.OrderProfile.Origin;

/** The mix of orders: every hundred orders hold every kind, 23 of them shipped with TikTok's own labels. */
final class ProfileDeck {
    private ProfileDeck() {}

    /** The kind of the order with this number. */
    static OrderProfile profile(int number) {
        OrderProfile normal = OrderProfile.NORMAL;
        int slot = Math.floorMod(number * 37, 100);
        if (slot >= 13 && slot <= 30) {
            return normal.withShipping("TIKTOK");
        }
        if (slot >= 31 && slot <= 35) {
            return normal.withShipping("TIKTOK").withFulfillment("FULFILLMENT_BY_TIKTOK");
        }
        if (slot >= 38 && slot <= 45) {
            return normal.withHold(false);
        }
        return switch (slot) {
            case 0, 1 -> normal.withOrigin(Origin.SAMPLE);
            case 2, 3 -> normal.withOrigin(Origin.REPLACEMENT).withHold(false);
            case 4 -> normal.withOrigin(Origin.EXCHANGE).withHold(false);
            case 5, 6 -> normal.withType("PRE_ORDER");
            case 7 -> normal.withType("MADE_TO_ORDER");
            case 8 -> normal.withType("BACK_ORDER");
            case 9 -> normal.withType("ZERO_LOTTERY");
            case 10 -> normal.withType("AUCTION_V2");
            case 11 -> normal.withShipping("SELLER_LOCAL_COURIER");
            case 12 -> normal.withShipping("TIKTOK_DIGITAL");
            case 36 -> normal.withFulfillment("FULFILLMENT_BY_NEIGHBOR");
            case 37 -> normal.withType("");
            default -> normal;
        };
    }

    /** Whether the buyer of the order with this number waits for a cancellation, if its status allows. */
    static boolean cancelRequested(int number) {
        int slot = Math.floorMod(number * 37, 100);
        return slot == 46 || slot == 47;
    }
}
