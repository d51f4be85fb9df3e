package dev.shopconnector.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list. Times are UTC.
 *
 * @param verdict {@code serve} or {@code hold}
 * @param reason in words that a merchant understands
 * @param shipBy by when TikTok wants it shipped; null when it does not say
 * @param toShip whether something of it is still to be shipped, as TikTok told last
 * @param withShipStation whether ShipStation was handed it
 */
public record ListedOrder(
        String orderId,
        Instant placedAt,
        @Nullable String tiktokStatus,
        String verdict,
        String rule,
        String reason,
        @Nullable Instant shipBy,
        boolean toShip,
        boolean withShipStation) {

    public boolean isHeld() {
        return verdict.equals("hold");
    }

    OrderPosition position() {
        return new OrderPosition(placedAt, orderId);
    }
}
