package dev.shopconnector.shipstation;

/** ShipStation Order Source API, {@code PaymentStatus}. */
public enum PaymentStatus {
    AwaitingPayment,
    PaymentCancelled,
    PaymentFailed,
    PaymentInProcess,
    Paid,
    Other
}
