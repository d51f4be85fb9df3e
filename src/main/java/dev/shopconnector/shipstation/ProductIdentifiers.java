package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Product.identifiers}: the merchant's SKU, and what stock is kept by.
 */
public record ProductIdentifiers(@Nullable String sku, @Nullable String inventoryId) {}
