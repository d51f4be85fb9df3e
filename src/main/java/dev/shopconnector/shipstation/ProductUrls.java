package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Product.urls}.
 */
public record ProductUrls(@Nullable String productUrl, @Nullable String imageUrl, @Nullable String thumbnailUrl) {}
