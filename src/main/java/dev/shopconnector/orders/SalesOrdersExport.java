package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.shipstation.ExportCriteria;
import dev.shopconnector.shipstation.FieldMappings;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.SalesOrdersExportRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** ShipStation Order Source API, {@code sales_orders_export}: a window of orders, page by page. */
@Component("salesOrdersExport")
public class SalesOrdersExport {
    private final OrderExport orders;
    private final ExportedPage page;
    private final DamagedOrders damaged;
    private final OrderCounts counts;

    SalesOrdersExport(OrderExport orders, ExportedPage page, DamagedOrders damaged, OrderCounts counts) {
        this.orders = orders;
        this.page = page;
        this.damaged = damaged;
        this.counts = counts;
    }

    /**
     * The next page for this request as JSON, UTF-8. A mapping that the request names wins over the store's settings,
     * where it is within the bounds of {@link StatusMapping}. A window without an end ends now; one without a beginning
     * holds everything.
     *
     * @param pageSize orders per page
     * @throws InvalidRequestException when the cursor, the window or a mapping cannot be used
     */
    public byte[] answer(Store store, SalesOrdersExportRequest request, int pageSize) {
        String cursor = request.cursor();
        if (cursor == null || cursor.isBlank()) {
            return firstPage(store, request, pageSize);
        }
        return nextPage(ExportQuery.fromCursor(store.shopId(), cursor), pageSize);
    }

    private byte[] nextPage(ExportQuery query, int pageSize) {
        OrderExport.Slice seen = orders.look(query, pageSize);
        return written(seen.settled() ? seen : orders.settle(seen, pageSize));
    }

    private byte[] written(OrderExport.Slice slice) {
        ExportQuery query = slice.query();
        List<String> unreadable = new ArrayList<>();
        byte[] body = page.write(query, slice.rows(), cursorBehind(slice), unreadable::add);
        damaged.readAgain(query.shopId(), unreadable);
        counts.handedOut(slice.rows().size() - unreadable.size());
        return body;
    }

    private static @Nullable String cursorBehind(OrderExport.Slice slice) {
        if (!slice.more()) {
            return null;
        }
        OrderExport.Row last = slice.rows().get(slice.rows().size() - 1);
        return slice.query().behind(last.modifiedAt(), last.orderId()).cursor();
    }

    private byte[] firstPage(Store store, SalesOrdersExportRequest request, int pageSize) {
        ExportCriteria criteria = request.criteria();
        Instant asked = criteria == null ? null : criteria.fromDateTime();
        Instant to = criteria == null ? null : criteria.toDateTime();
        if (asked != null && to != null && to.isBefore(asked)) {
            throw new InvalidRequestException("criteria.to_date_time lies before criteria.from_date_time");
        }
        Map<String, String> asking = statuses(request.salesOrderStatusMappings());
        Map<String, String> statuses = StatusMapping.merged(store.settings(), asking);
        Map<String, String> fields = fields(request.salesOrderFieldMappings());
        Instant from = asked == null || asked.isBefore(Instant.EPOCH) ? Instant.EPOCH : asked;
        OrderExport.Slice slice = orders.first(
                store.shopId(),
                to,
                AskedStatuses.write(asking),
                end -> end.isBefore(from)
                        ? null
                        : new ExportQuery(store.shopId(), from, end, from, "", statuses, fields),
                pageSize);
        return slice == null ? page.empty() : written(slice);
    }

    /** A status that is mapped to nothing keeps the connector's own. */
    private static Map<String, String> statuses(Map<String, SalesOrderStatus> mappings) {
        Map<String, String> statuses = new HashMap<>();
        mappings.forEach((tiktok, shipstation) -> {
            if (shipstation != null) {
                statuses.put(tiktok, shipstation.name());
            }
        });
        return statuses;
    }

    private static Map<String, String> fields(@Nullable FieldMappings mappings) {
        Map<String, String> fields = new HashMap<>();
        if (mappings != null) {
            put(fields, "custom_field_1", mappings.customField1());
            put(fields, "custom_field_2", mappings.customField2());
            put(fields, "custom_field_3", mappings.customField3());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String field, @Nullable String path) {
        if (path == null || path.isBlank()) {
            return;
        }
        try {
            DataPoints.value(MissingNode.getInstance(), path);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("sales_order_field_mappings." + field + ": " + e.getMessage());
        }
        fields.put(field, path);
    }
}
