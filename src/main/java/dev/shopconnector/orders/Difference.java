package dev.shopconnector.orders;

import org.jspecify.annotations.Nullable;

/**
 * A difference between what TikTok shows of an order and what is stored, handed out or acknowledged.
 *
 * @param kind its short name, as in docs/operations.md
 * @param reason in words, without personal data
 * @param remedy what a person does about it; null when nothing is left to do
 * @param healed whether it is gone
 */
public record Difference(String orderId, String kind, String reason, @Nullable String remedy, boolean healed) {

    static Difference healed(String orderId, String kind, String reason) {
        return new Difference(orderId, kind, reason, null, true);
    }

    static Difference open(String orderId, String kind, String reason, String remedy) {
        return new Difference(orderId, kind, reason, remedy, false);
    }
}
