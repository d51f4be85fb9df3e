package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Parcel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is known of a package without its order's content; times in unix seconds. */
public record ParcelFacts(
        Parcel parcel, String orderId, List<String> lineIds, String status, long createTime, long updateTime) {

    private static final Map<String, String> STATUS = Map.of(
            OrderStatus.IN_TRANSIT, "FULFILLING",
            OrderStatus.DELIVERED, "COMPLETED",
            OrderStatus.COMPLETED, "COMPLETED",
            OrderStatus.CANCELLED, "CANCELLED");

    public static Stream<ParcelFacts> of(Order order) {
        return order.parcels.stream().map(parcel -> of(order, parcel));
    }

    static ParcelFacts of(Order order, Parcel parcel) {
        long created = parcel.shippedTime() > 0 ? parcel.shippedTime() : order.paidTime;
        long moved = Math.max(order.cancelTime, Math.max(order.collectionTime, order.deliveryTime));
        return new ParcelFacts(
                parcel,
                order.orderId(),
                order.lineIds(parcel.lines()),
                status(order, parcel),
                created,
                Math.max(created, Math.max(moved, parcel.editedTime())));
    }

    static String status(Order order, Parcel parcel) {
        return parcel.shippedTime() == 0 ? "TO_FULFILL" : STATUS.getOrDefault(order.status, "PROCESSING");
    }
}
