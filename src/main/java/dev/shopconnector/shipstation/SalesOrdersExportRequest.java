package dev.shopconnector.shipstation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code sales_orders_export}. With a cursor the criteria are to be ignored. The status
 * mappings override the connector's own, keyed by the status of TikTok Shop.
 */
public record SalesOrdersExportRequest(
        @Nullable String transactionId,
        @Nullable Auth auth,
        @Nullable ExportCriteria criteria,
        @Nullable String cursor,
        Map<String, SalesOrderStatus> salesOrderStatusMappings,
        @Nullable FieldMappings salesOrderFieldMappings)
        implements ShipStationRequest {

    public SalesOrdersExportRequest {
        salesOrderStatusMappings = salesOrderStatusMappings == null ? Map.of() : salesOrderStatusMappings;
    }
}
