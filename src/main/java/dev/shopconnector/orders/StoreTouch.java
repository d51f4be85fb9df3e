package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.Branding;
import dev.shopconnector.shipstation.Extensions;
import dev.shopconnector.shipstation.RequestedFulfillment;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.ShippingPreferences;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a store's settings make of a sales order: custom fields, brand, notifications, where it ships from. */
final class StoreTouch {
    /** The longest custom field; what is longer is cut. */
    static final int LONGEST_CUSTOM_FIELD = 100;

    private StoreTouch() {}

    /** @param payload the order as TikTok sent it, for the custom fields */
    static SalesOrder of(SalesOrder order, JsonNode payload, StoreSettings settings) {
        if (settings.toldVersion() == 0) {
            return order;
        }
        Extensions extensions = extensions(payload, settings.customFields());
        String company = settings.branding().companyName();
        Branding branding = company == null ? null : new Branding(company);
        return order.withShipFrom(settings.shipFrom())
                .withRequestedFulfillments(order.requestedFulfillments().stream()
                        .map(fulfillment -> new RequestedFulfillment(
                                fulfillment.requestedFulfillmentId(),
                                fulfillment.shipTo(),
                                fulfillment.items(),
                                extensions,
                                preferences(fulfillment.shippingPreferences(), settings.notifications()),
                                branding))
                        .toList());
    }

    private static @Nullable Extensions extensions(JsonNode payload, Map<String, String> fields) {
        Extensions extensions = new Extensions(
                value(payload, fields.get("custom_field_1")),
                value(payload, fields.get("custom_field_2")),
                value(payload, fields.get("custom_field_3")));
        return extensions.equals(new Extensions(null, null, null)) ? null : extensions;
    }

    /** The text at this path as a custom field takes it; null when the order has none there, or there is no path. */
    static @Nullable String value(JsonNode payload, @Nullable String path) {
        return path == null
                ? null
                : DataPoints.value(payload, path)
                        .map(value -> FittingText.of(value, LONGEST_CUSTOM_FIELD))
                        .orElse(null);
    }

    private static @Nullable ShippingPreferences preferences(
            @Nullable ShippingPreferences mapped, StoreSettings.Notifications notifications) {
        return mapped == null ? null : mapped.notifying(notifications.emailBuyers(), !notifications.keepFromTikTok());
    }
}
