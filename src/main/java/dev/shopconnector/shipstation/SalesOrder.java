package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as ShipStation takes it: ShipStation Order Source API, {@code SalesOrder}. Times are UTC.
 * {@code integrationContext} comes back unchanged in later calls about the order.
 */
public record SalesOrder(
        String orderId,
        @Nullable String orderNumber,
        SalesOrderStatus status,
        @Nullable Instant paidDate,
        @Nullable Instant fulfilledDate,
        @Nullable OriginalOrderSource originalOrderSource,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<RequestedFulfillment> requestedFulfillments,
        @Nullable BuyerInfo buyer,
        @Nullable Address billTo,
        @Nullable String currency,
        @Nullable Payment payment,
        @Nullable Address shipFrom,
        @Nullable String orderUrl,
        List<Note> notes,
        @Nullable String integrationContext,
        @Nullable Instant createdDateTime,
        @Nullable Instant modifiedDateTime,
        @Nullable String fulfillmentChannel) {

    public SalesOrder {
        requestedFulfillments = requestedFulfillments == null ? List.of() : List.copyOf(requestedFulfillments);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** The same in this status; the payment stays as it was. */
    public SalesOrder withStatus(SalesOrderStatus changed) {
        return new SalesOrder(
                orderId,
                orderNumber,
                changed,
                paidDate,
                fulfilledDate,
                originalOrderSource,
                requestedFulfillments,
                buyer,
                billTo,
                currency,
                payment,
                shipFrom,
                orderUrl,
                notes,
                integrationContext,
                createdDateTime,
                modifiedDateTime,
                fulfillmentChannel);
    }

    /** The same, modified then. */
    public SalesOrder withModifiedDateTime(Instant changed) {
        return new SalesOrder(
                orderId,
                orderNumber,
                status,
                paidDate,
                fulfilledDate,
                originalOrderSource,
                requestedFulfillments,
                buyer,
                billTo,
                currency,
                payment,
                shipFrom,
                orderUrl,
                notes,
                integrationContext,
                createdDateTime,
                changed,
                fulfillmentChannel);
    }

    /** The same, shipped from there. */
    public SalesOrder withShipFrom(@Nullable Address changed) {
        return new SalesOrder(
                orderId,
                orderNumber,
                status,
                paidDate,
                fulfilledDate,
                originalOrderSource,
                requestedFulfillments,
                buyer,
                billTo,
                currency,
                payment,
                changed,
                orderUrl,
                notes,
                integrationContext,
                createdDateTime,
                modifiedDateTime,
                fulfillmentChannel);
    }

    /** The same with these fulfillments. */
    public SalesOrder withRequestedFulfillments(List<RequestedFulfillment> changed) {
        return new SalesOrder(
                orderId,
                orderNumber,
                status,
                paidDate,
                fulfilledDate,
                originalOrderSource,
                changed,
                buyer,
                billTo,
                currency,
                payment,
                shipFrom,
                orderUrl,
                notes,
                integrationContext,
                createdDateTime,
                modifiedDateTime,
                fulfillmentChannel);
    }

    /** The same with these custom fields on every fulfillment. */
    public SalesOrder withExtensions(@Nullable Extensions changed) {
        return new SalesOrder(
                orderId,
                orderNumber,
                status,
                paidDate,
                fulfilledDate,
                originalOrderSource,
                requestedFulfillments.stream()
                        .map(f -> f.withExtensions(changed))
                        .toList(),
                buyer,
                billTo,
                currency,
                payment,
                shipFrom,
                orderUrl,
                notes,
                integrationContext,
                createdDateTime,
                modifiedDateTime,
                fulfillmentChannel);
    }
}
