package dev.shopconnector.sandbox.shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an order the app is called about. */
public record OrderFacts(String status, boolean cancelRequested, @Nullable ShipTo address, List<String> parcels) {

    public static OrderFacts of(Order order) {
        return new OrderFacts(
                order.status,
                order.cancelRequested(),
                order.chosenAddress(),
                order.parcels.stream().map(Parcel::id).toList());
    }
}
