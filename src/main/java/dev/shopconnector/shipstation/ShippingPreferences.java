package dev.shopconnector.shipstation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code shipping_preferences}. Dates are UTC.
 */
public record ShippingPreferences(
        @Nullable Boolean gift,
        @Nullable Boolean suppressEmailNotify,
        @Nullable Boolean suppressMarketplaceNotify,
        @Nullable Instant deliverByDate,
        @Nullable Instant holdUntilDate,
        @Nullable Instant shipByDate,
        @Nullable String shippingService) {
    /** The same with the buyer and the marketplace told of the shipment or not; no e-mail where there is no address. */
    public ShippingPreferences notifying(boolean buyer, boolean marketplace) {
        return new ShippingPreferences(
                gift,
                suppressEmailNotify == null ? null : !buyer,
                marketplace ? null : Boolean.TRUE,
                deliverByDate,
                holdUntilDate,
                shipByDate,
                shippingService);
    }
}
