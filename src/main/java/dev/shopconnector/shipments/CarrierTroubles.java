package dev.shopconnector.shipments;

import dev.shopconnector.orders.FailureName;
import dev.shopconnector.tiktok.TikTokNeedsPersonException;
import dev.shopconnector.tiktok.TikTokRateLimitedException;
import dev.shopconnector.tiktok.TikTokTransientException;
import dev.shopconnector.tiktok.TikTokUnauthorizedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists of carriers that could not be read while a worker has a shop's parcels: the other parcels of the batch that need
 * the same list do not ask for it again, each with all its retries, before the healthy ones have their turn.
 */
@Component("carrierTroubles")
public class CarrierTroubles {
    private final Map<String, OfLease> byShop = new ConcurrentHashMap<>();

    private record OfLease(long version, Map<String, RuntimeException> byOption) {}

    /**
     * Passes when the list was not asked for in vain under this lease.
     *
     * @throws TikTokTransientException or another one of those that {@link #remember} keeps: the failure of that time
     */
    public void check(PushLease lease, String deliveryOptionId) {
        OfLease known = byShop.get(lease.shopId());
        RuntimeException failure = known == null || known.version() != lease.version()
                ? null
                : known.byOption().get(deliveryOptionId);
        if (failure != null) {
            throw failure;
        }
    }

    /** The list could not be read for this reason. Only what is about the list itself is remembered. */
    public void remember(PushLease lease, String deliveryOptionId, Exception failure) {
        Throwable below = FailureName.below(failure);
        if (below instanceof TikTokTransientException
                || below instanceof TikTokRateLimitedException
                || below instanceof TikTokUnauthorizedException
                || below instanceof TikTokNeedsPersonException) {
            byShop.compute(lease.shopId(), (shop, known) -> ofLease(known, lease))
                    .byOption()
                    .put(deliveryOptionId, (RuntimeException) below);
        }
    }

    private static OfLease ofLease(@Nullable OfLease known, PushLease lease) {
        return known != null && known.version() == lease.version()
                ? known
                : new OfLease(lease.version(), new ConcurrentHashMap<>());
    }
}
