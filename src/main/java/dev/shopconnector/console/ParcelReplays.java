package dev.shopconnector.console;

import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Shops;
import dev.shopconnector.connections.Store;
import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelDesk;
import dev.shopconnector.shipments.ParcelRecords;
import dev.shopconnector.shipments.ParcelState;
import dev.shopconnector.shipstation.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Parcels that an operator sends on their way again; each with its row in the audit log, or not at all. */
@Component
class ParcelReplays {
    private static final int MOST = 200;

    private final Shops shops;
    private final ParcelRecords records;
    private final ParcelDesk desk;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ParcelReplays(
            Shops shops, ParcelRecords records, ParcelDesk desk, AuditLog audit, TransactionTemplate transaction) {
        this.shops = shops;
        this.records = records;
        this.desk = desk;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @throws InvalidRequestException when that makes no sense any more, in words */
    void one(String shopId, String parcelId, String who) {
        Shop shop = shop(shopId);
        replay(
                shop,
                records.find(shop.id(), parcelId.strip())
                        .orElseThrow(() -> new NotDoneException("This shop has no parcel with this id.")),
                who);
    }

    /** One after the other: what cannot be replayed hinders no other. */
    Map<String, Object> allOf(String shopId, String rule, String who) {
        Shop shop = shop(shopId);
        if (rule.isBlank()) {
            throw new NotDoneException("Name a rule, as refusedParcels shows it, such as carrier.");
        }
        int replayed = 0;
        Map<String, Object> not = new LinkedHashMap<>();
        for (Parcel parcel : records.list(shop.id(), ParcelState.REFUSED, rule.strip(), null, MOST)) {
            try {
                replay(shop, parcel, who);
                replayed++;
            } catch (InvalidRequestException e) {
                not.put(parcel.id(), String.valueOf(e.getMessage()));
            }
        }
        return Map.of("replayed", replayed, "not replayed", not);
    }

    private void replay(Shop shop, Parcel parcel, String who) {
        transaction.executeWithoutResult(status -> {
            desk.replay(store(shop), parcel);
            audit.write(new Deed(who, "parcel.replay", shop.id(), parcel.id(), "order " + parcel.orderId()));
        });
    }

    private Shop shop(String shopId) {
        return shops.byId(shopId.strip())
                .orElseThrow(() -> new NotDoneException("No shop has this id; list of Shops names them all."));
    }

    /** For the desk it is enough to know which one. */
    private static Store store(Shop shop) {
        return new Store(shop.id(), shop.connectionId(), shop.name(), shop.storeName(), shop.active(), null);
    }
}
