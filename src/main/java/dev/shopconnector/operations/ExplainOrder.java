package dev.shopconnector.operations;

import dev.shopconnector.orders.ErasureSettings;
import dev.shopconnector.orders.OrderRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers why an order is where it is, from what was stored when it was decided. */
@Component("explainOrder")
public class ExplainOrder {
    private final OrderRecords records;
    private final ExplainParcels parcels;
    private final ErasureSettings erasure;

    ExplainOrder(OrderRecords records, ExplainParcels parcels, ErasureSettings erasure) {
        this.records = records;
        this.parcels = parcels;
        this.erasure = erasure;
    }

    /** The explanation of an order of this connected shop, also of one that was never seen. */
    public OrderExplanation explain(String shopId, String orderId) {
        OrderRecords.Reading reading = records.reading(shopId)
                .orElseThrow(() -> new IllegalStateException("shop " + shopId + " is not connected"));
        List<ParcelExplanation> shipped = parcels.ofOrder(shopId, orderId);
        return records.find(shopId, orderId)
                .map(order -> OrderExplanation.of(
                        order, reading, shipped, ErasedParcels.of(shipped, erasure.isOver(order.tiktokStatus()))))
                .orElseGet(() -> OrderExplanation.neverSeen(shopId, orderId, reading, shipped));
    }
}
