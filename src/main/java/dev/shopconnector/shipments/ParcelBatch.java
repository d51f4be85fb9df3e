package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokOrder;
import dev.shopconnector.tiktok.TikTokOrderReader;
import dev.shopconnector.tiktok.TikTokTransientException;
import dev.shopconnector.tiktok.UnreadableOrderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parcels whose orders are read again in one call, before TikTok is told anything: at most 50. */
public record ParcelBatch(PushLease lease, List<Parcel> parcels) {
    public ParcelBatch {
        parcels = List.copyOf(parcels);
    }

    /**
     * A parcel with its order as TikTok has it now.
     *
     * @param order null when TikTok does not tell it, or not so that it can be read
     */
    public record InHand(PushLease lease, Parcel parcel, @Nullable TikTokOrder order) {}

    /** The detail call for the orders of these parcels. */
    public TikTokCall call() {
        return TikTokCall.ordersDetail(lease.access(), orderIds());
    }

    private List<String> orderIds() {
        return parcels.stream().map(Parcel::orderId).distinct().toList();
    }

    /**
     * The parcels with their orders.
     *
     * @throws TikTokTransientException when the answer holds no data, for then nobody knows what TikTok has
     */
    public List<InHand> read(TikTokAnswer answer) {
        if (!answer.data().isObject()) {
            throw new TikTokTransientException(
                    new TikTokError("orders.detail", 200, "0", "the answer has no data", answer.requestId(), null));
        }
        Map<String, TikTokOrder> orders = new HashMap<>();
        for (JsonNode json : answer.data().path("orders")) {
            try {
                TikTokOrder order = TikTokOrderReader.read(json);
                orders.put(order.id(), order);
            } catch (UnreadableOrderException e) {
                // Its parcels stay without an order, which a rule of shipments.guard is about.
            }
        }
        return parcels.stream()
                .map(parcel -> new InHand(lease, parcel, orders.get(parcel.orderId())))
                .toList();
    }

    /** The same for an order that TikTok refuses to tell. */
    public List<InHand> untold() {
        return parcels.stream().map(parcel -> new InHand(lease, parcel, null)).toList();
    }

    /** Whether there is one order only, so that a refusal is about that one. */
    public boolean isOneOrder() {
        return orderIds().size() == 1;
    }

    /** Two batches with half of the orders each. */
    public List<ParcelBatch> halves() {
        List<String> ids = orderIds();
        List<String> first = ids.subList(0, ids.size() / 2);
        return List.of(
                new ParcelBatch(
                        lease,
                        parcels.stream()
                                .filter(p -> first.contains(p.orderId()))
                                .toList()),
                new ParcelBatch(
                        lease,
                        parcels.stream()
                                .filter(p -> !first.contains(p.orderId()))
                                .toList()));
    }
}
