package dev.shopconnector.shipments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.connections.Store;
import dev.shopconnector.orders.KnownOrders;
import dev.shopconnector.orders.KnownOrders.Known;
import dev.shopconnector.shipments.BatchIntake.Told;
import dev.shopconnector.shipments.ReceivedBatch.Received;
import dev.shopconnector.shipstation.InvalidRequestException;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShipmentNotificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private final KnownOrders orders;
    private final ParcelTable table;
    private final NewParcels newParcels;

    ParcelInbox(KnownOrders orders, ParcelTable table, NewParcels newParcels) {
        this.orders = orders;
        this.table = table;
        this.newParcels = newParcels;
    }

    /**
     * Stores the parcels of a request; a notification that cannot be understood fails by itself, and is stored as far as it
     * tells which order it is about.
     *
     * @throws InvalidRequestException when there is no notification at all
     */
    @Transactional
    public ReceivedBatch store(Store store, ShipmentNotificationRequest request) {
        if (request.notifications().isEmpty()) {
            throw new InvalidRequestException("notifications is missing or empty: name the parcels that were shipped");
        }
        Received[] received = new Received[request.notifications().size()];
        List<Told> told = new ArrayList<>();
        for (int place = 0; place < received.length; place++) {
            JsonNode json = request.notifications().get(place);
            try {
                told.add(new Told(place, checked(ShipmentNotification.read(json)), json, null));
            } catch (InvalidRequestException e) {
                UnreadNotification unread = UnreadNotification.of(json, e).orElse(null);
                if (unread == null) {
                    received[place] = new Received(ShipmentNotification.idOf(json), null, e.getMessage());
                } else {
                    told.add(new Told(place, unread.legible(), json, unread));
                }
            }
        }
        if (!told.isEmpty()) {
            store(store, told, received);
        }
        return new ReceivedBatch(List.of(received));
    }

    private void store(Store store, List<Told> told, Received[] received) {
        Set<String> orderIds =
                told.stream().map(one -> one.notification().orderId()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Known> known = orders.lock(store.shopId(), orderIds);
        BatchIntake batch = new BatchIntake(store, newParcels, known, table.ofOrders(store.shopId(), orderIds));
        List<String> ids = told.stream().map(batch::take).toList();
        table.insert(batch.fresh());
        batch.changed().forEach(table::save);
        for (int i = 0; i < ids.size(); i++) {
            Told one = told.get(i);
            received[one.place()] = new Received(one.notification().notificationId(), batch.parcel(ids.get(i)), null);
        }
    }

    private static ShipmentNotification checked(ShipmentNotification notification) {
        if (!UnreadNotification.isOrderId(notification.orderId())) {
            throw new InvalidRequestException("order_id is no id of TikTok Shop: up to 64 digits, letters, - and _");
        }
        return notification;
    }
}
