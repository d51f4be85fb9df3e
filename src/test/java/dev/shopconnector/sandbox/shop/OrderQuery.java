package dev.shopconnector.sandbox.shop;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What order search asks for: every condition of its body that is given must hold. Times are unix seconds, from
 * inclusive, to exclusive.
 */
public record OrderQuery(
        @Nullable String status,
        TimeRange created,
        TimeRange updated,
        @Nullable String shippingType,
        @Nullable String buyerUserId,
        @Nullable Boolean cancelRequested,
        @Nullable Set<String> warehouses,
        boolean sortByUpdate,
        boolean ascending) {

    /** Whether only the time that is sorted by is asked for, so that a range of the index is the answer. */
    boolean isRangeOnly() {
        return status == null
                && shippingType == null
                && buyerUserId == null
                && cancelRequested == null
                && warehouses == null
                && (sortByUpdate ? created : updated).isOpen();
    }

    boolean matches(Order order, Shop shop) {
        return created.contains(order.createTime)
                && updated.contains(order.updateTime)
                && (status == null || status.equals(order.status))
                && (shippingType == null || shippingType.equals(order.profile.shippingType()))
                && (buyerUserId == null || buyerUserId.equals(order.buyerUserId()))
                && (cancelRequested == null || cancelRequested == order.cancelRequested())
                && (warehouses == null || warehouses.contains(shop.warehouseOf(order)));
    }
}
