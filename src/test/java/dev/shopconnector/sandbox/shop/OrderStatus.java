package dev.shopconnector.sandbox.shop;

import java.util.List;
import java.util.Set;

/** The documented values of {@code status}. Orders may have others: the sandbox keeps statuses as text. */
public final class OrderStatus {
    public static final String UNPAID = "UNPAID";
    public static final String ON_HOLD = "ON_HOLD";
    public static final String AWAITING_SHIPMENT = "AWAITING_SHIPMENT";
    public static final String PARTIALLY_SHIPPING = "PARTIALLY_SHIPPING";
    public static final String AWAITING_COLLECTION = "AWAITING_COLLECTION";
    public static final String IN_TRANSIT = "IN_TRANSIT";
    public static final String DELIVERED = "DELIVERED";
    public static final String COMPLETED = "COMPLETED";
    public static final String CANCELLED = "CANCELLED";

    public static final Set<String> ALL = Set.of(
            UNPAID,
            ON_HOLD,
            AWAITING_SHIPMENT,
            PARTIALLY_SHIPPING,
            AWAITING_COLLECTION,
            IN_TRANSIT,
            DELIVERED,
            COMPLETED,
            CANCELLED);

    /** The statuses of an order whose lines are all in parcels, in the order in which they come. */
    public static final List<String> SHIPPED = List.of(AWAITING_COLLECTION, IN_TRANSIT, DELIVERED, COMPLETED);

    private OrderStatus() {}
}
