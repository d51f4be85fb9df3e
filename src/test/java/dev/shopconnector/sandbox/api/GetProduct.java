package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;

/** "Get Product": with package weight and images. */
public final class GetProduct implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation("GET", "/product/202309/products/{id}", "seller.product.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        return call.shop()
                .catalog()
                .product(call.pathId())
                .map(p -> ProductJson.detail(p, call.shop()))
                .orElseThrow(() -> new ApiError(200, 12052048, "product not found"));
    }
}
