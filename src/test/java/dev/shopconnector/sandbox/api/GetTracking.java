package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shipping.Ownership;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Parcel;

/** "Get Tracking" of an order: what happened to its parcels, newest first, in milliseconds. */
public final class GetTracking implements Endpoint {
    private final Ownership ownership;

    public GetTracking(Ownership ownership) {
        this.ownership = ownership;
    }

    @Override
    public Operation operation() {
        return new Operation("GET", "/fulfillment/202309/orders/{id}/tracking", "seller.fulfillment.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        return ownership.withOrder(call, call.pathId(), GetTracking::events);
    }

    private static ObjectNode events(Order order) {
        ObjectNode data = Json.object();
        ArrayNode events = data.putArray("tracking");
        event(events, order.deliveryTime, "Your package has been delivered.");
        event(events, order.collectionTime, "The carrier has picked up your package.");
        for (int i = order.parcels.size() - 1; i >= 0; i--) {
            Parcel parcel = order.parcels.get(i);
            event(
                    events,
                    parcel.shippedTime(),
                    "The seller has shipped your package with " + parcel.providerName() + ".");
        }
        return data;
    }

    private static void event(ArrayNode events, long seconds, String description) {
        if (seconds > 0) {
            events.addObject().put("description", description).put("update_time_millis", seconds * 1000);
        }
    }
}
