package dev.shopconnector.operations;

import dev.shopconnector.orders.OrderRecords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers why an order is where it is, from what was stored when it was decided. */
@Component("explainOrder")
public class ExplainOrder {
    private final OrderRecords records;
    private final ExplainParcels parcels;

    ExplainOrder(OrderRecords records, ExplainParcels parcels) {
        this.records = records;
        this.parcels = parcels;
    }

    /** The explanation of an order of this connected shop, also of one that was never seen. */
    public OrderExplanation explain(String shopId, String orderId) {
        Optional<OrderRecords.OrderRecord> order = records.find(shopId, orderId);
        if (order.isPresent()) {
            return OrderExplanation.of(order.get(), parcels.ofOrder(shopId, orderId));
        }
        OrderRecords.Reading reading = records.reading(shopId)
                .orElseThrow(() -> new IllegalStateException("shop " + shopId + " is not connected"));
        return OrderExplanation.neverSeen(shopId, orderId, reading, parcels.ofOrder(shopId, orderId));
    }
}
