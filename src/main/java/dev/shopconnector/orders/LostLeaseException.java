package dev.shopconnector.orders;

/** The lease ran out and another worker reads the shop now: this worker's page is rolled back, nothing is lost. */
public final class LostLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostLeaseException(ShopLease lease) {
        super("the lease " + lease.version() + " on shop " + lease.shopId() + " was taken over by another worker");
    }
}
