package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders;
import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipments.ReceivedBatch.Received;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes ShipStation's notifications in: every parcel is stored before it is acknowledged, each once. Four statements at
 * most for a batch, in one transaction that holds the shop's row, so that the same notification told many times at once is
 * one parcel.
 */
@Component("parcelInbox")
public class ParcelInbox {
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final KnownOrders orders;
    private final ParcelTable parcels;
    private final NewParcels newParcels;

    ParcelInbox(KnownOrders orders, ParcelTable parcels, NewParcels newParcels) {
        this.orders = orders;
        this.parcels = parcels;
        this.newParcels = newParcels;
    }

    private record Legible(int place, ShipmentNotification notification, JsonNode json) {}

    /**
     * Stores the parcels of a request; a notification that cannot be read fails by itself.
     *
     * @throws InvalidRequestException when there is no notification at all
     */
    @Transactional
    public ReceivedBatch store(Store store, ShipmentNotificationRequest request) {
        if (request.notifications().isEmpty()) {
            throw new InvalidRequestException("notifications is missing or empty: name the parcels that were shipped");
        }
        Received[] received = new Received[request.notifications().size()];
        List<Legible> readable = new ArrayList<>();
        for (int place = 0; place < received.length; place++) {
            JsonNode json = request.notifications().get(place);
            try {
                readable.add(new Legible(place, checked(ShipmentNotification.read(json)), json));
            } catch (InvalidRequestException e) {
                received[place] = new Received(ShipmentNotification.idOf(json), null, e.getMessage());
            }
        }
        if (!readable.isEmpty()) {
            store(store, readable, received);
        }
        return new ReceivedBatch(List.of(received));
    }

    private void store(Store store, List<Legible> readable, Received[] received) {
        Set<String> orderIds = readable.stream()
                .map(one -> one.notification().orderId())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Known> known = orders.lock(store.shopId(), orderIds);
        Map<String, List<Parcel>> before = parcels.ofOrders(store.shopId(), orderIds);
        Map<String, ParcelIntake> intakes = new HashMap<>();
        List<ParcelTable.Fresh> fresh = new ArrayList<>();
        for (Legible one : readable) {
            String orderId = one.notification().orderId();
            ParcelIntake intake = intakes.computeIfAbsent(
                    orderId, id -> new ParcelIntake(known.get(id), before.getOrDefault(id, List.of())));
            ParcelIntake.Found found = intake.find(one.notification());
            Parcel parcel = found.same();
            if (parcel == null) {
                parcel = newParcels.of(store, one.notification(), found, intake.order());
                intake.add(parcel);
                fresh.add(new ParcelTable.Fresh(parcel, one.json()));
                replace(found, parcel, intake);
            } else if (intake.isCarriedAnew(parcel, one.notification())) {
                parcel = parcels.carriedAnew(newParcels.carriedAnew(parcel, one.notification()), one.json());
                intake.add(parcel);
            }
            received[one.place()] = new Received(one.notification().notificationId(), parcel, null);
        }
        parcels.insert(fresh);
    }

    /** A parcel that TikTok has not been told of is not told of any more when its tracking number was corrected. */
    private void replace(ParcelIntake.Found found, Parcel by, ParcelIntake intake) {
        Parcel old = found.replaces();
        if (old != null && old.state() == ParcelState.WAITING) {
            intake.add(parcels.replaced(old, by));
        }
    }

    private static ShipmentNotification checked(ShipmentNotification notification) {
        if (!ORDER_ID.matcher(notification.orderId()).matches()) {
            throw new InvalidRequestException("order_id is no id of TikTok Shop: up to 64 digits, letters, - and _");
        }
        return notification;
    }
}
