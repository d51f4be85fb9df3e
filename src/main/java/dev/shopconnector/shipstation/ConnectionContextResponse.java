package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * ShipStation Order Source API, {@code get_connection_context}.
 */
public record ConnectionContextResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> connectionContext) {

    public ConnectionContextResponse {
        connectionContext = connectionContext == null ? Map.of() : connectionContext;
    }
}
