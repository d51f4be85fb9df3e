package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Buyer}.
 */
public record BuyerInfo(
        @Nullable String buyerId, @Nullable String name, @Nullable String email, @Nullable String phone) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "BuyerInfo[]";
    }
}
