package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.orders.ParcelJson;
import dev.shopconnector.sandbox.shipping.Ownership;
import dev.shopconnector.sandbox.shop.Parcel;

/** "Get Package Detail". */
public final class GetPackage implements Endpoint {
    private final Ownership ownership;
    private final SandboxClock clock;

    public GetPackage(Ownership ownership, SandboxClock clock) {
        this.ownership = ownership;
        this.clock = clock;
    }

    @Override
    public Operation operation() {
        return new Operation("GET", "/fulfillment/202309/packages/{id}", "seller.fulfillment.basic", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        String id = call.pathId();
        return ownership.withOrder(
                call,
                Parcel.orderId(id),
                order -> ParcelJson.detail(order, Ownership.parcel(order, id), call.shop(), clock.seconds()));
    }
}
