package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipments.ParcelTable.Entry;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> repeated = new LinkedHashSet<>();

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
        UnreadNotification unread = told.unread();
        Optional<Parcel> heard = unread == null ? ofOrder.hearing(told.notification()) : Optional.empty();
        // What was told before it was erased is heard of again as if it were new.
        heard = heard.filter(parcel -> !parcel.isGivenUpByErasure() || !ofOrder.mayComeAnew(parcel));
        if (heard.isPresent()) {
            parcels.putIfAbsent(heard.get().id(), heard.get());
            return heard.get().id();
        }
        ParcelIntake intake = new ParcelIntake(known.get(orderId), ofOrder);
        FoundParcel found = unread == null ? intake.find(told.notification()) : intake.find(unread);
        Parcel same = found.same();
        if (same == null) {
            return add(told, found, intake.order(), ofOrder).id();
        }
        parcels.putIfAbsent(same.id(), same);
        if (unread == null) {
            Parcel hearing = same.hearing(told.notification());
            become(new ToldAgain(newParcels, ofOrder).of(hearing, told.notification()), hearing, told, ofOrder);
        }
        return same.id();
    }

    /** A parcel that is new, or that has units for the first time. */
    private Parcel add(Told told, FoundParcel found, @Nullable TikTokOrder order, OrderParcels ofOrder) {
        Parcel before = found.before();
        Parcel parcel;
        if (before == null) {
            parcel = newParcels.of(store, told.notification(), found, order);
            fresh.put(parcel.id(), told.json());
            put(parcel, ofOrder);
        } else {
            Parcel hearing = before.hearing(told.notification());
            parcel = before.state() == ParcelState.REFUSED
                    ? newParcels.soughtAgain(store, told.notification(), hearing, found)
                    : newParcels.toldAnew(store, told.notification(), hearing, found, order);
            if (!keptAsItWas(parcel, hearing, ofOrder)) {
                change(parcel, told.json(), ofOrder);
            }
        }
        Parcel corrected = found.replaces();
        if (corrected != null && corrected.state() == ParcelState.WAITING) {
            change(newParcels.replaced(corrected, parcel), null, ofOrder);
        }
        takePlace(parcel, ofOrder);
        return parcel;
    }

    /** What a parcel that is known becomes by a new notification: mostly what it was. */
    private void become(Parcel after, Parcel hearing, Told told, OrderParcels ofOrder) {
        if (keptAsItWas(after, hearing, ofOrder)) {
            return;
        }
        change(after, after.state() == ParcelState.ACCEPTED ? null : told.json(), ofOrder);
        // What TikTok may have is looked at before anything gives way for it.
        if (hearing.state() != ParcelState.ACCEPTED) {
            takePlace(after, ofOrder);
        }
    }

    private boolean keptAsItWas(Parcel after, Parcel hearing, OrderParcels ofOrder) {
        boolean kept = after.equals(hearing);
        if (kept) {
            put(hearing, ofOrder);
            repeated.add(hearing.id());
        }
        return kept;
    }

    private void change(Parcel parcel, @Nullable JsonNode notification, OrderParcels ofOrder) {
        put(parcel, ofOrder);
        if (fresh.containsKey(parcel.id())) {
            keep(fresh, parcel, notification);
        } else {
            keep(changed, parcel, notification);
        }
    }

    /** A parcel that TikTok has not been told of is not told of any more when its units are on their way with another one. */
    private void takePlace(Parcel by, OrderParcels ofOrder) {
        if (by.state() == ParcelState.WAITING) {
            newParcels.besideNewest(by, ofOrder).forEach(old -> change(old, null, ofOrder));
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

    /** The parcels that were known and are as they were, but for one more notification that told of them. */
    List<Parcel> repeated() {
        return repeated.stream()
                .filter(id -> !fresh.containsKey(id) && !changed.containsKey(id))
                .map(this::parcel)
                .toList();
    }

    private List<Entry> entries(Map<String, @Nullable JsonNode> ids) {
        return ids.entrySet().stream()
                .map(entry -> new Entry(parcel(entry.getKey()), entry.getValue()))
                .toList();
    }
}
