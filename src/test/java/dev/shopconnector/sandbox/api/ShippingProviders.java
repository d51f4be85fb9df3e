package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Carrier;

/** "Get Shipping Providers" of a delivery option; every option of the sandbox has the same. */
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
        Carrier.ALL.forEach(c -> providers.addObject().put("id", c.id()).put("name", c.name()));
        return data;
    }
}
