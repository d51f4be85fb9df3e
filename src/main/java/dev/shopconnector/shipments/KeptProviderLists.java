package dev.shopconnector.shipments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shopconnector.tiktok.TikTokAnswer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The lists of carriers ({@link ProviderLists}) as a worker found them under its lease: the parcels of a batch look into the
 * table once for each delivery option. Nobody else asks TikTok for this shop's lists meanwhile.
 */
@Component("keptProviderLists")
public class KeptProviderLists {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 500;

    private final ProviderLists lists;
    private final Cache<Key, ProviderList> kept =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();

    KeptProviderLists(ProviderLists lists) {
        this.lists = lists;
    }

    private record Key(String shopId, long leaseVersion, String deliveryOptionId) {}

    /** The list as it was read last, however long ago; an empty one without a time when it never was. */
    public ProviderList stored(PushLease lease, String deliveryOptionId) {
        Key key = key(lease, deliveryOptionId);
        ProviderList known = kept.getIfPresent(key);
        if (known == null) {
            known = lists.stored(key.shopId(), key.deliveryOptionId());
            kept.put(key, known);
        }
        return known;
    }

    /** Keeps TikTok's answer in place of the list before; as {@link ProviderLists#store}. */
    public ProviderList store(PushLease lease, String deliveryOptionId, TikTokAnswer answer) {
        ProviderList list = lists.store(lease, deliveryOptionId, answer);
        kept.put(key(lease, deliveryOptionId), list);
        return list;
    }

    private static Key key(PushLease lease, String deliveryOptionId) {
        return new Key(lease.shopId(), lease.version(), deliveryOptionId);
    }
}
