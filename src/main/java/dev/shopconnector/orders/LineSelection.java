package dev.shopconnector.orders;

import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Set;

/**
 * Which lines of an order ShipStation is told. Of an order that has still to ship: those that are neither cancelled nor
 * shipped; a status of a line that TikTok has not documented counts as still to ship. Of a completed order: all but the
 * cancelled ones. Of a cancelled order: all.
 */
public final class LineSelection {
    /** TikTok spells it both ways. */
    private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCEL");

    private static final Set<String> DONE = Set.of("AWAITING_COLLECTION", "IN_TRANSIT", "DELIVERED", "COMPLETED");
    private static final Set<String> NOT_PACKED = Set.of("TO_FULFILL", "CANCELLED");

    private LineSelection() {}

    /** The lines to tell, in TikTok's order; empty when an order that should ship has nothing left to ship. */
    public static List<TikTokLine> select(TikTokOrder order, SalesOrderStatus status) {
        List<TikTokLine> lines = order.lineItems();
        return switch (status) {
            case Cancelled -> lines;
            case Completed -> {
                List<TikTokLine> kept =
                        lines.stream().filter(line -> !isCancelled(line)).toList();
                yield kept.isEmpty() ? lines : kept;
            }
            case AwaitingPayment, AwaitingShipment, OnHold, PendingFulfillment ->
                lines.stream().filter(LineSelection::isToShip).toList();
        };
    }

    /** Whether TikTok holds this line back although its order may be shipped. */
    static boolean isOnHold(TikTokLine line) {
        return "ON_HOLD".equals(line.displayStatus());
    }

    /** Whether this line still has to go into a parcel. */
    public static boolean isToShip(TikTokLine line) {
        return !isCancelled(line)
                && !DONE.contains(String.valueOf(line.displayStatus()))
                && !isPacked(line)
                && CleanText.of(line.trackingNumber()) == null;
    }

    private static boolean isPacked(TikTokLine line) {
        return line.packageId() != null && !NOT_PACKED.contains(String.valueOf(line.packageStatus()));
    }

    /** Whether this unit is cancelled: its status says so, or it has none and TikTok names who cancelled it. */
    public static boolean isCancelled(TikTokLine line) {
        String status = CleanText.of(line.displayStatus());
        return status == null ? CleanText.of(line.cancelUser()) != null : CANCELLED.contains(status);
    }
}
