package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * What of an order is in a parcel: ShipStation Order Source API, {@code NotificationItem}.
 *
 * @param lineItemId as it stood in the exported order; null when ShipStation tells none
 * @param quantity whole units, at least 1
 */
public record ShippedItem(
        @Nullable String lineItemId, @Nullable String sku, @Nullable String productId, int quantity) {}
