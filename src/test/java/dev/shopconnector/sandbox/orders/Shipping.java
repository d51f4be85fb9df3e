package dev.shopconnector.sandbox.orders;

/** What an order pays beside its lines, in cents. {@code insurance} and {@code cofunded} are outside the totals. */
record Shipping(long original, long sellerDiscount, long platformDiscount, long cofunded, long tax, long insurance) {
    static final Shipping NONE = new Shipping(0, 0, 0, 0, 0, 0);

    long fee() {
        return original - sellerDiscount - platformDiscount;
    }
}
