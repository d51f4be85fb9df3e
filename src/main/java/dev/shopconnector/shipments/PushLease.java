package dev.shopconnector.shipments;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import java.util.List;

/**
 * The right of one worker to tell TikTok of a shop's parcels, until it is released or its time runs out on the database
 * clock. Whatever the holder writes names {@code version}: a holder whose lease was taken over writes nothing.
 *
 * @param access the shop for calls to TikTok
 * @param version the fencing token
 * @param settings as the merchant wants the store
 * @param parcels the due parcels that this worker has taken, longest waiting first
 */
public record PushLease(ShopAccess access, long version, StoreSettings settings, List<Parcel> parcels) {
    /** One of a store with the default settings. */
    public PushLease(ShopAccess access, long version, List<Parcel> parcels) {
        this(access, version, StoreSettings.DEFAULTS, parcels);
    }

    public PushLease {
        parcels = List.copyOf(parcels);
    }

    public String shopId() {
        return access.shopId();
    }

    /** The same right, with all its parcels in hand. */
    public ParcelBatch batch() {
        return new ParcelBatch(this, parcels);
    }
}
