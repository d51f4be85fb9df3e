package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * ShipStation Order Source API, {@code acknowledge_orders}.
 */
public record AcknowledgeOrdersResponse(@JsonInclude(JsonInclude.Include.ALWAYS) List<OrderAcknowledgement> responses) {

    public AcknowledgeOrdersResponse {
        responses = responses == null ? List.of() : List.copyOf(responses);
    }
}
