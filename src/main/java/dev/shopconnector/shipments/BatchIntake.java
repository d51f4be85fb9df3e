package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipments.ParcelTable.Entry;
import dev.shopconnector.shipstation.ShipmentNotification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the notifications of one request make of the parcels of their orders. Nothing is written here; not thread-safe. */
final class BatchIntake {
    private final Store store;
    private final NewParcels newParcels;
    private final Map<String, Known> known;
    private final Map<String, List<Parcel>> before;
    private final Map<String, OrderParcels> orders = new HashMap<>();
    private final Map<String, Parcel> parcels = new HashMap<>();
    private final Map<String, @Nullable JsonNode> fresh = new LinkedHashMap<>();
    private final Map<String, @Nullable JsonNode> changed = new LinkedHashMap<>();

    /** {@code known} and {@code before} are the orders and their parcels, by order. */
    BatchIntake(Store store, NewParcels newParcels, Map<String, Known> known, Map<String, List<Parcel>> before) {
        this.store = store;
        this.newParcels = newParcels;
        this.known = known;
        this.before = before;
    }

    /**
     * A notification that is about an order.
     *
     * @param place in the request
     * @param unread what it is when it cannot be understood beyond that; else null
     */
    record Told(int place, ShipmentNotification notification, JsonNode json, @Nullable UnreadNotification unread) {}

    /** The id of the parcel that this notification is about. */
    String take(Told told) {
        String orderId = told.notification().orderId();
        OrderParcels ofOrder =
                orders.computeIfAbsent(orderId, id -> new OrderParcels(before.getOrDefault(id, List.of())));
        ParcelIntake intake = new ParcelIntake(known.get(orderId), ofOrder);
        UnreadNotification unread = told.unread();
        ParcelIntake.Found found = unread == null ? intake.find(told.notification()) : intake.find(unread);
        Parcel parcel = found.same();
        if (parcel == null) {
            parcel = newParcels.of(store, told.notification(), found, intake.order());
            fresh.put(parcel.id(), told.json());
            put(parcel, ofOrder);
            takePlace(parcel, found.replaces(), ofOrder);
        } else {
            parcels.putIfAbsent(parcel.id(), parcel);
            if (unread == null) {
                again(parcel, told, ofOrder);
            }
        }
        return parcel.id();
    }

    /** A parcel that is known, told again: mostly a mere repetition. */
    private void again(Parcel parcel, Told told, OrderParcels ofOrder) {
        ShipmentNotification notification = told.notification();
        String carrier = notification.carrierCode();
        boolean otherCarrier = carrier != null && !parcel.told().isCarriedBy(carrier);
        if (ofOrder.mayLiveAgain(parcel)) {
            change(newParcels.alive(parcel, notification), told.json(), ofOrder);
        } else if (otherCarrier && isOpen(parcel) && ofOrder.isFree(parcel)) {
            // As when a seller mends just that. Not when its units went with another parcel meanwhile.
            change(newParcels.carriedAnew(parcel, notification), told.json(), ofOrder);
        } else if (otherCarrier
                && parcel.state() == ParcelState.ACCEPTED
                && !CarrierName.same(carrier, parcel.atTikTok().toldCarrier())) {
            change(parcel.with(parcel.atTikTok().keptInsteadOf(carrier)), null, ofOrder);
        }
    }

    private static boolean isOpen(Parcel parcel) {
        boolean unsettled = parcel.state() == ParcelState.REFUSED || parcel.state() == ParcelState.WAITING;
        return unsettled && !parcel.lineIds().isEmpty();
    }

    private void change(Parcel parcel, @Nullable JsonNode notification, OrderParcels ofOrder) {
        if (parcel.equals(parcels.get(parcel.id()))) {
            return;
        }
        put(parcel, ofOrder);
        if (fresh.containsKey(parcel.id())) {
            keep(fresh, parcel, notification);
        } else {
            keep(changed, parcel, notification);
        }
        if (parcel.state() == ParcelState.WAITING) {
            takePlace(parcel, ofOrder.find(parcel.replaces()).orElse(null), ofOrder);
        }
    }

    /** A parcel that TikTok has not been told of is not told of any more when its tracking number was corrected. */
    private void takePlace(Parcel by, @Nullable Parcel old, OrderParcels ofOrder) {
        if (old != null && old.state() == ParcelState.WAITING) {
            change(newParcels.replaced(old, by), null, ofOrder);
        }
    }

    private static void keep(Map<String, @Nullable JsonNode> notifications, Parcel parcel, @Nullable JsonNode latest) {
        if (latest != null || !notifications.containsKey(parcel.id())) {
            notifications.put(parcel.id(), latest);
        }
    }

    private void put(Parcel parcel, OrderParcels ofOrder) {
        ofOrder.put(parcel);
        parcels.put(parcel.id(), parcel);
    }

    /** A parcel that was taken, as it is after all notifications. */
    Parcel parcel(String id) {
        return Objects.requireNonNull(parcels.get(id));
    }

    /** The parcels that are new. */
    List<Entry> fresh() {
        return entries(fresh);
    }

    /** The parcels that were known and are not as they were. */
    List<Entry> changed() {
        return entries(changed);
    }

    private List<Entry> entries(Map<String, @Nullable JsonNode> ids) {
        return ids.entrySet().stream()
                .map(entry -> new Entry(parcel(entry.getKey()), entry.getValue()))
                .toList();
    }
}
