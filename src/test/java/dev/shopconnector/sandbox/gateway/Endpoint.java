package dev.shopconnector.sandbox.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** One API endpoint behind the gateway. */
public interface Endpoint {
    Operation operation();

    /**
     * The {@code data} of a success.
     *
     * @throws ApiError when the call is refused
     */
    JsonNode handle(ApiCall call);
}
