package dev.shopconnector.shipments;

import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The calls that tell TikTok Shop of a parcel, and what its answers say. */
@Component("parcelCalls")
public class ParcelCalls {

    /** One parcel with these units. */
    public TikTokCall mark(PushLease lease, Parcel parcel, List<String> lineIds, String providerId) {
        return TikTokCall.markShipped(
                lease.access(), parcel.orderId(), lineIds, providerId, parcel.trackingNumber());
    }

    /** The parcel's tracking number in place of the one that its units have: of the order, or of one of its packages. */
    public TikTokCall correct(
            PushLease lease, Parcel parcel, String packageId, boolean onlyPackage, String providerId) {
        return onlyPackage
                ? TikTokCall.correctOrder(lease.access(), parcel.orderId(), providerId, parcel.trackingNumber())
                : TikTokCall.correctPackage(lease.access(), packageId, providerId, parcel.trackingNumber());
    }

    /** TikTok's code in the failure, empty when it gave none. */
    public String code(Throwable failure) {
        return refusal(failure) == null ? "" : refusal(failure).code();
    }

    /** TikTok's own words in the failure; otherwise the kind of failure. */
    public String words(Throwable failure) {
        return refusal(failure) == null
                ? failure.getClass().getSimpleName()
                : refusal(failure).tiktokMessage();
    }

    /** Seconds that TikTok asked to wait; 0 when it did not. */
    public long retryAfter(Throwable failure) {
        return refusal(failure) == null || refusal(failure).retryAfter() == null
                ? 0
                : refusal(failure).retryAfter().plusMillis(999).toSeconds();
    }

    @SuppressWarnings("NullAway") // asked for null above each use
    private static TikTokException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TikTokException refusal) {
                return refusal;
            }
        }
        return null;
    }
}
