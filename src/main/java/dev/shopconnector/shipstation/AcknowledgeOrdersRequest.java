package dev.shopconnector.shipstation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code acknowledge_orders}.
 */
public record AcknowledgeOrdersRequest(
        @Nullable String transactionId, @Nullable Auth auth, List<AcknowledgedOrder> orders)
        implements ShipStationRequest {

    public AcknowledgeOrdersRequest {
        orders = orders == null
                ? List.of()
                : orders.stream()
                        .map(order -> order == null ? new AcknowledgedOrder(null, null, null, null) : order)
                        .toList();
    }
}
