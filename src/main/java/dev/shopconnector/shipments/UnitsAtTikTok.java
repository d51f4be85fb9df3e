package dev.shopconnector.shipments;

import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Set;

/**
 * The units of a parcel as TikTok shows them.
 *
 * @param all those that are on the order
 * @param open still to ship
 * @param here shipped with the parcel's tracking number
 * @param elsewhere shipped with another one
 * @param cancelled with or without a tracking number
 * @param untold how many are neither here nor cancelled
 */
record UnitsAtTikTok(
        List<TikTokLine> all,
        List<TikTokLine> open,
        List<TikTokLine> here,
        List<TikTokLine> elsewhere,
        List<TikTokLine> cancelled,
        int untold) {

    static UnitsAtTikTok of(Parcel parcel, TikTokOrder order) {
        Set<String> ours = Set.copyOf(parcel.lineIds());
        List<TikTokLine> all = order.lineItems().stream()
                .filter(line -> ours.contains(line.id()))
                .toList();
        List<TikTokLine> shipped = all.stream().filter(UnitsAtTikTok::isShipped).toList();
        List<TikTokLine> here =
                shipped.stream().filter(line -> isWith(line, parcel)).toList();
        List<TikTokLine> cancelled =
                all.stream().filter(LineSelection::isCancelled).toList();
        return new UnitsAtTikTok(
                all,
                all.stream().filter(LineSelection::isToShip).toList(),
                here,
                shipped.stream().filter(line -> !here.contains(line)).toList(),
                cancelled,
                parcel.lineIds().size() - here.size() - cancelled.size());
    }

    /** Whether each unit that is not here is still open or went elsewhere, so that TikTok did not take it with this number. */
    boolean showWhatWasNotTaken() {
        return untold > 0 && open.size() + elsewhere.size() == untold;
    }

    /** Whether TikTok has none of them with the parcel's tracking number, and that is certain. */
    boolean showNothingOf(Parcel parcel) {
        return here.isEmpty() && cancelled.stream().noneMatch(line -> isWith(line, parcel)) && showWhatWasNotTaken();
    }

    static boolean isShipped(TikTokLine line) {
        return !tracking(line).isEmpty() && !LineSelection.isCancelled(line);
    }

    static boolean isWith(TikTokLine line, Parcel parcel) {
        return ParcelId.sameTracking(tracking(line), parcel.trackingNumber());
    }

    static String tracking(TikTokLine line) {
        return line.trackingNumber() == null ? "" : line.trackingNumber().strip();
    }

    /** The last characters of the line's tracking number. */
    static String trackingEnd(TikTokLine line) {
        String tracking = tracking(line);
        return tracking.length() <= 4 ? tracking : tracking.substring(tracking.length() - 4);
    }
}
