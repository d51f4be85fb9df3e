package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * The marketplace that the order was placed on: ShipStation Order Source API, {@code OriginalOrderSource}.
 */
public record OriginalOrderSource(
        @Nullable String sourceId, @Nullable String marketplaceCode, @Nullable String orderId) {}
