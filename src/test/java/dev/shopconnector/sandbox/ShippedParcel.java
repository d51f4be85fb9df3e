package dev.shopconnector.sandbox;

import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Parcel;
import dev.shopconnector.sandbox.shop.Shop;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A parcel that left a shop.
 *
 * @param lineIds the units in it
 * @param uploaded whether it was marked as shipped through the API; otherwise in Seller Center
 * @param edits how often carrier or tracking number were corrected; each correction is an effective upload too
 */
public record ShippedParcel(
        String shopId,
        String orderId,
        String packageId,
        List<String> lineIds,
        String providerId,
        String providerName,
        String tracking,
        Instant shippedAt,
        boolean uploaded,
        int edits) {

    static Stream<ShippedParcel> of(Shop shop, Order order) {
        return order.parcels.stream().filter(p -> p.shippedTime() > 0).map(p -> of(shop, order, p));
    }

    private static ShippedParcel of(Shop shop, Order order, Parcel parcel) {
        return new ShippedParcel(
                shop.id(),
                order.orderId(),
                parcel.id(),
                order.lineIds(parcel.lines()),
                parcel.providerId(),
                parcel.providerName(),
                parcel.tracking(),
                Instant.ofEpochSecond(parcel.shippedTime()),
                parcel.uploaded(),
                parcel.edits());
    }
}
