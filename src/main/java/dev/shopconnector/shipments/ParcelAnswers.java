package dev.shopconnector.shipments;

import dev.shopconnector.connections.Store;
import dev.shopconnector.shipments.ReceivedBatch.Received;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.NotificationResult;
import dev.shopconnector.shipstation.NotificationStatusRequest;
import dev.shopconnector.shipstation.NotificationStatusResponse;
import dev.shopconnector.shipstation.ShipmentNotificationResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** What ShipStation is told of its parcels: ShipStation Order Source API, {@code NotificationResult}. */
@Component("parcelAnswers")
public class ParcelAnswers {
    private final ParcelRecords records;
    private final LongSupplier nanoClock = System::nanoTime;

    ParcelAnswers(ParcelRecords records) {
        this.records = records;
    }

    /** The answer with what is settled within {@code patienceMillis}; what is not is pending. */
    public ShipmentNotificationResponse await(Expected expected, long patienceMillis) {
        long end = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        List<NotificationResult> results = new ArrayList<>();
        for (Received received : expected.batch().notifications()) {
            Parcel parcel = received.parcel();
            if (parcel == null) {
                results.add(NotificationResult.failure(
                        received.notificationId(), Objects.requireNonNull(received.failure()), null));
                continue;
            }
            CompletableFuture<Parcel> settled = expected.bells().get(parcel.id());
            results.add(result(
                    received.notificationId(),
                    settled == null ? parcel : ParcelDoorbell.await(settled, parcel, end - nanoClock.getAsLong())));
        }
        return new ShipmentNotificationResponse(results);
    }

    /** {@code notification_status}: one answer for each, a submission that is not known fails by itself. */
    public NotificationStatusResponse status(Store store, NotificationStatusRequest request) {
        List<String> ids = request.notifications().stream()
                .map(NotificationStatusRequest.Submission::submissionId)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (request.notifications().isEmpty()) {
            throw new InvalidRequestException("notifications is missing or empty: name the submissions to look up");
        }
        Map<String, Parcel> found = new HashMap<>();
        records.find(store.shopId(), ids).forEach(parcel -> found.put(parcel.id(), parcel));
        return new NotificationStatusResponse(request.notifications().stream()
                .map(asked -> status(asked, found))
                .toList());
    }

    private static NotificationResult status(NotificationStatusRequest.Submission asked, Map<String, Parcel> found) {
        String notificationId = asked.notificationId() == null ? "" : asked.notificationId();
        Parcel parcel = found.get(String.valueOf(asked.submissionId()));
        return parcel == null
                ? NotificationResult.failure(
                        notificationId, "This store was told of no parcel with that submission_id.", null)
                : result(notificationId, parcel);
    }

    private static NotificationResult result(String notificationId, Parcel parcel) {
        return switch (parcel.state()) {
            case WAITING -> NotificationResult.pending(notificationId, parcel.id());
            case ACCEPTED -> NotificationResult.success(notificationId, parcel.packageId(), parcel.id());
            // A unit that was shipped by hand gives a parcel a package of which TikTok was never told.
            case REPLACED ->
                parcel.packageId() == null
                                || !parcel.wasAccepted()
                                || parcel.rule().equals(OvertakenParcel.CHANGED_THERE)
                        ? NotificationResult.failure(notificationId, words(parcel), parcel.id())
                        : NotificationResult.success(notificationId, parcel.packageId(), parcel.id());
            case REFUSED, GIVEN_UP -> NotificationResult.failure(notificationId, words(parcel), parcel.id());
        };
    }

    private static String words(Parcel parcel) {
        return parcel.remedy() == null ? parcel.reason() : parcel.reason() + " " + parcel.remedy();
    }

    /** A stored batch, and the bells of its parcels that may be settled while ShipStation waits. */
    public record Expected(ReceivedBatch batch, Map<String, CompletableFuture<Parcel>> bells) {
        public Expected {
            bells = Map.copyOf(bells);
        }
    }
}
