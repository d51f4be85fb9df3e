package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;

/** "Get Shipping Providers" of a delivery option, as the control interface left the list. */
public final class ShippingProviders implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "GET", "/logistics/202309/delivery_options/{id}/shipping_providers", "seller.logistics", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        ObjectNode data = Json.object();
        ArrayNode providers = data.putArray("shipping_providers");
        call.shop()
                .fulfilment()
                .carriers()
                .of(call.pathId())
                .orElseThrow(() ->
                        ApiError.invalid("Invalid parameter. The `delivery_option_id` path parameter is invalid."))
                .forEach(c -> providers.addObject().put("id", c.id()).put("name", c.name()));
        return data;
    }
}
