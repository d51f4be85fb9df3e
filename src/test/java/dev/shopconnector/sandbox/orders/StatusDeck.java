package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.OrderStatus;

/** The mix of statuses: every hundred orders hold each of them, and two that TikTok Shop has yet to invent. */
final class StatusDeck {
    private StatusDeck() {}

    static String status(int number) {
        int slot = Math.floorMod(number * 61 + number / 100 * 17 + 13, 100);
        if (slot < 40) {
            return OrderStatus.AWAITING_SHIPMENT;
        }
        if (slot < 45) {
            return OrderStatus.ON_HOLD;
        }
        if (slot < 49) {
            return OrderStatus.UNPAID;
        }
        if (slot < 53) {
            return OrderStatus.PARTIALLY_SHIPPING;
        }
        if (slot < 61) {
            return OrderStatus.AWAITING_COLLECTION;
        }
        if (slot < 69) {
            return OrderStatus.IN_TRANSIT;
        }
        if (slot < 78) {
            return OrderStatus.DELIVERED;
        }
        if (slot < 90) {
            return OrderStatus.COMPLETED;
        }
        if (slot < 98) {
            return OrderStatus.CANCELLED;
        }
        return slot == 98 ? "AWAITING_VERIFICATION" : "RETURN_IN_PROGRESS";
    }
}
