package dev.shopconnector.pages;

import dev.shopconnector.access.NoSuchPageException;
import dev.shopconnector.audit.AuditLog;
import dev.shopconnector.audit.Deed;
import dev.shopconnector.connections.Shop;
import dev.shopconnector.connections.Store;
import dev.shopconnector.shipments.Parcel;
import dev.shopconnector.shipments.ParcelDesk;
import dev.shopconnector.shipments.ParcelRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a store's parcels; each deed is in the audit log, or was not done. */
@Service
@Transactional
public class ParcelDeeds {
    private final ParcelRecords records;
    private final ParcelDesk desk;
    private final AuditLog audit;

    ParcelDeeds(ParcelRecords records, ParcelDesk desk, AuditLog audit) {
        this.records = records;
        this.desk = desk;
        this.audit = audit;
    }

    /**
     * Sends the parcel on its way again.
     *
     * @throws dev.shopconnector.shipstation.InvalidRequestException when that makes no sense any more, in words
     * @throws NoSuchPageException when the shop has no such parcel
     */
    public void replay(String who, Shop shop, String parcelId) {
        Parcel parcel = parcel(shop, parcelId);
        desk.replay(store(shop), parcel);
        audit.write(new Deed(who, "parcel.replay", shop.id(), parcelId, "order " + parcel.orderId()));
    }

    /**
     * The same along with all that one rule refused, unless a person must have looked at this one.
     *
     * @throws dev.shopconnector.shipstation.InvalidRequestException also then
     * @throws NoSuchPageException when the shop has no such parcel
     */
    public void replayOfKind(String who, Shop shop, String parcelId) {
        Parcel parcel = parcel(shop, parcelId);
        desk.replayOfKind(store(shop), parcel);
        audit.write(new Deed(who, "parcel.replay", shop.id(), parcelId, "order " + parcel.orderId()));
    }

    /**
     * Gives the parcel up: TikTok is not told of it.
     *
     * @throws dev.shopconnector.shipstation.InvalidRequestException when that makes no sense any more, in words
     * @throws NoSuchPageException when the shop has no such parcel
     */
    public void giveUp(String who, Shop shop, String parcelId, String note) {
        Parcel parcel = parcel(shop, parcelId);
        desk.giveUp(store(shop), parcel, note);
        audit.write(new Deed(
                who,
                "parcel.give-up",
                shop.id(),
                parcelId,
                "order " + parcel.orderId() + "; the note stands at the parcel"));
    }

    private Parcel parcel(Shop shop, String parcelId) {
        return records.find(shop.id(), parcelId).orElseThrow(NoSuchPageException::new);
    }

    /** For the desk it is enough to know which one; whether TikTok accepts the shop is asked when the parcel's turn comes. */
    private static Store store(Shop shop) {
        return new Store(shop.id(), shop.connectionId(), shop.name(), shop.storeName(), shop.active(), null);
    }
}
