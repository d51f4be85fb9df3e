package dev.shopconnector.sandbox.orders;

import dev.shopconnector.sandbox.shop.Sku;

/** One order line, which is one piece of a SKU. All money in cents. */
record Unit(
        Sku sku, long original, long sellerDiscount, long platformDiscount, long tax, long retailFee, boolean gift) {
    long sale() {
        return original - sellerDiscount - platformDiscount;
    }
}
