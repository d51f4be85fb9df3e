package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shipping.EditShipping;
import dev.shopconnector.sandbox.shipping.Ownership;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.Parcel;

/** "Update Shipping Info", of an order that is not split or of one package; {@code data} is empty. */
public final class UpdateShippingInfo implements Endpoint {
    private final Ownership ownership;
    private final EditShipping editShipping;
    private final boolean ofPackage;

    private UpdateShippingInfo(Ownership ownership, EditShipping editShipping, boolean ofPackage) {
        this.ownership = ownership;
        this.editShipping = editShipping;
        this.ofPackage = ofPackage;
    }

    public static UpdateShippingInfo ofOrder(Ownership ownership, EditShipping editShipping) {
        return new UpdateShippingInfo(ownership, editShipping, false);
    }

    public static UpdateShippingInfo ofPackage(Ownership ownership, EditShipping editShipping) {
        return new UpdateShippingInfo(ownership, editShipping, true);
    }

    @Override
    public Operation operation() {
        return new Operation(
                "POST",
                "/fulfillment/202309/" + (ofPackage ? "packages" : "orders") + "/{id}/shipping_info/update",
                "seller.fulfillment.basic",
                true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        LabelBody label = LabelBody.of(call);
        String orderId = ofPackage ? Parcel.orderId(call.pathId()) : call.pathId();
        return ownership.withOrder(call, orderId, order -> {
            edit(call, order, label);
            return Json.object();
        });
    }

    private void edit(ApiCall call, Order order, LabelBody label) {
        if (ofPackage) {
            editShipping.parcel(call.shop(), order, call.pathId(), label.providerId(), label.tracking());
        } else {
            editShipping.order(call.shop(), order, label.providerId(), label.tracking());
        }
    }
}
