package dev.shopconnector.sandbox.api;

import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;

/** Carrier and tracking number in the body of a fulfilment call; a missing one is 36009004. */
record LabelBody(String providerId, String tracking) {

    static LabelBody of(ApiCall call) {
        SearchBody body = new SearchBody(call.jsonBody());
        return new LabelBody(required(body, "shipping_provider_id"), required(body, "tracking_number"));
    }

    private static String required(SearchBody body, String name) {
        String value = body.text(name);
        if (value == null) {
            throw ApiError.invalid("Invalid parameter. The param body." + name + " is missing.");
        }
        return value;
    }
}
