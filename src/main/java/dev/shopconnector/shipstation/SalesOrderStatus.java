package dev.shopconnector.shipstation;

/** What ShipStation calls the state of a sales order: ShipStation Order Source API, {@code SalesOrderStatus}. Shipped is {@code Completed}. */
public enum SalesOrderStatus {
    AwaitingPayment,
    AwaitingShipment,
    Cancelled,
    Completed,
    OnHold,
    PendingFulfillment
}
