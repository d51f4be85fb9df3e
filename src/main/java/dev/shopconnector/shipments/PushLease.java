package dev.shopconnector.shipments;

import dev.shopconnector.tiktok.TikTokCall.ShopAccess;
import java.util.List;

/**
 * The right of one worker to tell TikTok of a shop's parcels, until it is released or its time runs out on the database
 * clock. Whatever the holder writes names {@code version}: a holder whose lease was taken over writes nothing.
 *
 * @param access the shop for calls to TikTok
 * @param version the fencing token
 * @param parcels the due parcels that this worker has taken, longest waiting first
 */
public record PushLease(ShopAccess access, long version, List<Parcel> parcels) {
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
