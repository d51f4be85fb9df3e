package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokCall;
import dev.shopconnector.tiktok.TikTokError;
import dev.shopconnector.tiktok.TikTokException;
import dev.shopconnector.tiktok.TikTokRateLimitedException;
import dev.shopconnector.tiktok.TikTokTransientException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The calls that tell TikTok Shop of a parcel, and what its answers say. */
@Component("parcelCalls")
public class ParcelCalls {

    /** One parcel with these units. */
    public TikTokCall mark(PushLease lease, Parcel parcel, List<String> lineIds, String providerId) {
        return TikTokCall.markShipped(lease.access(), parcel.orderId(), lineIds, providerId, parcel.trackingNumber());
    }

    /** The parcel's tracking number in place of the one that its units have: of the order, or of one of its packages. */
    public TikTokCall correct(
            PushLease lease, Parcel parcel, String packageId, boolean onlyPackage, String providerId) {
        return onlyPackage
                ? TikTokCall.correctOrder(lease.access(), parcel.orderId(), providerId, parcel.trackingNumber())
                : TikTokCall.correctPackage(lease.access(), packageId, providerId, parcel.trackingNumber());
    }

    /**
     * Keeps TikTok's answer to {@link #mark} in the variables {@code packageId} and {@code tiktokWarning}; a correction
     * answers nothing, the parcel stays the package that it was.
     *
     * @throws TikTokTransientException when a parcel was marked and the answer names none, for then nobody knows
     */
    public void keepAnswer(Exchange exchange) {
        JsonNode data = exchange.getMessage().getBody(TikTokAnswer.class).data();
        String packageId = data.path("package_id").asText("");
        if (packageId.isEmpty() && !"correct".equals(exchange.getVariable("verdict", String.class))) {
            throw new TikTokTransientException(
                    new TikTokError("parcels.mark-shipped", 200, "0", "the answer names no package", "", null));
        }
        exchange.setVariable(
                "packageId", packageId.isEmpty() ? exchange.getVariable("otherPackageId", String.class) : packageId);
        String warning = data.path("warning").path("message").asText("");
        exchange.setVariable("tiktokWarning", warning.isEmpty() ? null : "TikTok Shop says: " + warning);
    }

    /** TikTok's code in the failure, empty when it gave none. */
    public String code(Throwable failure) {
        return refusal(failure).map(TikTokException::code).orElse("");
    }

    /** TikTok's own words in the failure; otherwise the kind of failure. */
    public String words(Throwable failure) {
        return refusal(failure)
                .map(TikTokException::tiktokMessage)
                .orElse(failure.getClass().getSimpleName());
    }

    /** Whether the call stood at the gate until it was given back, so that TikTok heard nothing of it. */
    public boolean isUnmade(Throwable failure) {
        return refusal(failure)
                .filter(refusal -> refusal instanceof TikTokRateLimitedException && refusal.httpStatus() == 0)
                .isPresent();
    }

    /** Seconds that TikTok asked to wait; 0 when it did not. */
    public long retryAfter(Throwable failure) {
        return refusal(failure)
                .map(TikTokException::retryAfter)
                .map(pause -> pause.plusMillis(999).toSeconds())
                .orElse(0L);
    }

    private static Optional<TikTokException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TikTokException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
