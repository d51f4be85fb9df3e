package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code sales_orders_export}. No cursor means that this page is the last one.
 */
public record SalesOrdersExportResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<SalesOrder> salesOrders, @Nullable String cursor) {

    public SalesOrdersExportResponse {
        salesOrders = salesOrders == null ? List.of() : List.copyOf(salesOrders);
    }
}
