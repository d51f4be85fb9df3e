package dev.shopconnector.orders;

import dev.shopconnector.shipstation.SalesOrderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored order as a reconciliation compares it. Times are UTC.
 *
 * @param updateTime TikTok's, unix seconds
 * @param payload sealed; null only where somebody else wrote to the row
 * @param salesOrder sealed; null when ShipStation cannot be handed it
 * @param toldModifiedAt the modified time of the newest state that ShipStation was handed; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field, never as a record
record OrderState(
        String orderId,
        @Nullable String tiktokStatus,
        long updateTime,
        byte[] fingerprint,
        byte @Nullable [] payload,
        String verdict,
        @Nullable String shipstationStatus,
        String rule,
        byte @Nullable [] salesOrder,
        Instant modifiedAt,
        @Nullable Instant exportedAt,
        @Nullable Instant toldModifiedAt,
        @Nullable Instant acknowledgedAt,
        boolean erased) {
    private static final Set<String> TO_SHIP =
            Set.of(SalesOrderStatus.AwaitingShipment.name(), SalesOrderStatus.PendingFulfillment.name());

    /** Whether ShipStation should have it to ship it. */
    boolean isToShip() {
        return verdict.equals(Verdict.SERVE.word())
                && salesOrder != null
                && shipstationStatus != null
                && TO_SHIP.contains(shipstationStatus);
    }

    /** Whether ShipStation should be told its newest state: it may ship it, or it has an earlier state of it. */
    boolean isToTell() {
        return isToShip() || (salesOrder != null && exportedAt != null);
    }

    boolean isTold() {
        return modifiedAt.equals(toldModifiedAt);
    }

    boolean sameJudgement(OrderState other) {
        return verdict.equals(other.verdict) && Objects.equals(shipstationStatus, other.shipstationStatus);
    }

    boolean isAsShown(Candidate shown) {
        return Arrays.equals(fingerprint, shown.raw().fingerprint())
                && updateTime == shown.raw().updateTime();
    }

    @Override
    public String toString() {
        return "OrderState[" + orderId + "]";
    }
}
