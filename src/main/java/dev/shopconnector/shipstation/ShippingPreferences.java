package dev.shopconnector.shipstation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code shipping_preferences}. Dates are UTC.
 */
public record ShippingPreferences(
        @Nullable Boolean gift,
        @Nullable Boolean suppressEmailNotify,
        @Nullable Instant deliverByDate,
        @Nullable Instant holdUntilDate,
        @Nullable Instant shipByDate,
        @Nullable String shippingService) {}
