package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShippedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ShipStation told of a parcel.
 *
 * @param trackingNumber without blanks; empty when it told none
 * @param carrierCode ShipStation's code of the carrier, as told last
 * @param units what makes the parcel the same parcel beside order and tracking number
 * @param heard digests of the notifications that told of it, oldest first: one that comes again is no news
 */
public record ParcelTold(
        String trackingNumber,
        @Nullable String carrierCode,
        @Nullable String serviceCode,
        String units,
        List<String> heard) {
    /** A new one every five minutes for a week: longer than anybody repeats, and 40 kB of a row. */
    private static final int MOST_HEARD = 2_000;

    private static final int DIGEST = 16;

    public ParcelTold {
        heard = List.copyOf(heard);
    }

    ParcelTold carriedBy(@Nullable String carrier, @Nullable String service) {
        return new ParcelTold(trackingNumber, carrier, service, units, heard);
    }

    /** Whether this is the carrier, however it is written. */
    boolean isCarriedBy(@Nullable String carrier) {
        return CarrierName.same(carrierCode, carrier);
    }

    /** Whether this very notification told of the parcel before. */
    boolean hasHeard(ShipmentNotification notification) {
        return heard.contains(digest(notification));
    }

    /** The same after this notification too; of very many the oldest are forgotten. */
    ParcelTold hearing(ShipmentNotification notification) {
        List<String> longer = new ArrayList<>(heard);
        longer.add(digest(notification));
        return new ParcelTold(
                trackingNumber,
                carrierCode,
                serviceCode,
                units,
                longer.subList(Math.max(0, longer.size() - MOST_HEARD), longer.size()));
    }

    /** ShipStation promises of the id only that it tells notifications of one call apart, so what it told counts too. */
    private static String digest(ShipmentNotification notification) {
        return ParcelId.digest(String.join(
                        "|",
                        notification.notificationId(),
                        String.valueOf(notification.carrierCode()),
                        notification.trackingNumber(),
                        contents(notification)))
                .substring(0, DIGEST);
    }

    /**
     * The items as they were told and what tells which lines they mean, whatever the order holds; empty for all that was
     * left.
     */
    static String contents(ShipmentNotification notification) {
        if (notification.items().isEmpty()) {
            return "";
        }
        String items = notification.items().stream()
                .map(item -> item.lineItemId() + "/" + item.sku() + product(item) + "x" + item.quantity())
                .sorted()
                .collect(Collectors.joining(","));
        String context = notification.integrationContext();
        return context == null ? items : items + "@" + ParcelId.digest(context).substring(0, DIGEST);
    }

    private static String product(ShippedItem item) {
        return item.productId() == null ? "" : "/" + item.productId();
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "ParcelTold[" + carrierCode + ", " + units + "]";
    }
}
