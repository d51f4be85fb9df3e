package dev.shopconnector.shipments;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Orders of which TikTok was told while a worker has a shop's parcels: what was read of them when the batch began is old by
 * then.
 */
@Component
class ToldOrders {
    private final Map<String, OfLease> byShop = new ConcurrentHashMap<>();

    private record OfLease(long version, Set<String> orderIds) {}

    void add(PushLease lease, String orderId) {
        byShop.compute(
                        lease.shopId(),
                        (shop, known) -> known != null && known.version() == lease.version()
                                ? known
                                : new OfLease(lease.version(), ConcurrentHashMap.newKeySet()))
                .orderIds()
                .add(orderId);
    }

    boolean has(PushLease lease, String orderId) {
        OfLease known = byShop.get(lease.shopId());
        return known != null
                && known.version() == lease.version()
                && known.orderIds().contains(orderId);
    }
}
