package dev.shopconnector.shipments;

import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an order that is read for one parcel tells of its others: TikTok has one whose answer was lost, or that was entered
 * by hand, although our row says that it was replaced, refused or given up.
 */
@Component("parcelSightings")
@Transactional
public class ParcelSightings {
    private static final Set<ParcelState> OVER =
            Set.of(ParcelState.REPLACED, ParcelState.REFUSED, ParcelState.GIVEN_UP);

    private final ParcelTable table;
    private final AcceptedParcels accepted;
    private final ParcelDoorbell doorbell;

    ParcelSightings(ParcelTable table, AcceptedParcels accepted, ParcelDoorbell doorbell) {
        this.table = table;
        this.accepted = accepted;
        this.doorbell = doorbell;
    }

    /** Writes down what the variable {@code order} shows of other parcels than the variable {@code parcel}. */
    public void note(Exchange exchange) {
        Parcel inHand = exchange.getVariable("parcel", Parcel.class);
        TikTokOrder order = exchange.getVariable("order", TikTokOrder.class);
        PushLease lease = exchange.getVariable("lease", PushLease.class);
        if (table.lock(inHand.shopId(), inHand.id())
                .filter(held -> held.isHeldBy(lease))
                .isEmpty()) {
            return;
        }
        List<Parcel> over =
                table
                        .ofOrders(inHand.shopId(), Set.of(inHand.orderId()))
                        .getOrDefault(inHand.orderId(), List.of())
                        .stream()
                        .filter(parcel ->
                                OVER.contains(parcel.state()) && !parcel.id().equals(inHand.id()))
                        .toList();
        for (Parcel parcel : over) {
            seen(order, parcel)
                    .map(line -> accepted.seen(parcel, line.shippingProviderName(), line.packageId()))
                    .ifPresent(doorbell::ringAfterCommit);
        }
    }

    /** A line with the number of the parcel, when all its units that are not cancelled have it. */
    private static Optional<TikTokLine> seen(TikTokOrder order, Parcel parcel) {
        List<TikTokLine> left = order.lineItems().stream()
                .filter(line -> parcel.lineIds().contains(line.id()) && !LineSelection.isCancelled(line))
                .toList();
        return left.stream()
                .filter(first -> left.stream().allMatch(line -> isOf(parcel, line)))
                .findFirst();
    }

    private static boolean isOf(Parcel parcel, TikTokLine line) {
        return line.trackingNumber() != null && ParcelId.sameTracking(line.trackingNumber(), parcel.trackingNumber());
    }
}
