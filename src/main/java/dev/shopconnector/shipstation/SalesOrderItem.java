package dev.shopconnector.shipstation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Units of one product at one price: ShipStation Order Source API, {@code SalesOrderItem}. The price is for one unit,
 * before discounts and tax, in major units.
 */
public record SalesOrderItem(
        @Nullable String lineItemId,
        String description,
        @Nullable Product product,
        int quantity,
        @Nullable BigDecimal unitPrice) {}
