package dev.shopconnector.shipstation;

/** The state of a sales order: ShipStation Order Source API, {@code SalesOrderStatus}. Shipped is {@code Completed}. */
public enum SalesOrderStatus {
    AwaitingPayment,
    AwaitingShipment,
    Cancelled,
    Completed,
    OnHold,
    PendingFulfillment
}
