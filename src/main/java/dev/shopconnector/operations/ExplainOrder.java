package dev.shopconnector.operations;

import dev.shopconnector.orders.OrderRecords;
import org.springframework.stereotype.Component;

/** Answers why an order is where it is, from what was stored when it was decided. */
@Component("explainOrder")
public class ExplainOrder {
    private final OrderRecords records;

    ExplainOrder(OrderRecords records) {
        this.records = records;
    }

    /** The explanation of an order of this connected shop, also of one that was never seen. */
    public OrderExplanation explain(String shopId, String orderId) {
        OrderRecords.Reading reading = records.reading(shopId)
                .orElseThrow(() -> new IllegalStateException("shop " + shopId + " is not connected"));
        return records.find(shopId, orderId)
                .map(order -> OrderExplanation.of(order, reading))
                .orElseGet(() -> OrderExplanation.neverSeen(shopId, orderId, reading));
    }
}
