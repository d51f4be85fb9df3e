package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that go to one address together: ShipStation Order Source API, {@code requested_fulfillments}.
 */
public record RequestedFulfillment(
        @Nullable String requestedFulfillmentId,
        @JsonInclude(JsonInclude.Include.ALWAYS) Address shipTo,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<SalesOrderItem> items,
        @Nullable Extensions extensions,
        @Nullable ShippingPreferences shippingPreferences,
        @Nullable Branding branding) {

    public RequestedFulfillment {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** The same with these custom fields. */
    public RequestedFulfillment withExtensions(@Nullable Extensions changed) {
        return new RequestedFulfillment(requestedFulfillmentId, shipTo, items, changed, shippingPreferences, branding);
    }
}
