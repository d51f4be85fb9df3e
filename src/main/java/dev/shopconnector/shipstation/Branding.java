package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/** Under whose name a parcel goes out: ShipStation Order Source API, {@code branding} of a requested fulfillment. */
public record Branding(@Nullable String companyName) {}
