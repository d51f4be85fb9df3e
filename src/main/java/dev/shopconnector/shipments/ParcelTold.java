package dev.shopconnector.shipments;

import org.jspecify.annotations.Nullable;

/**
 * What ShipStation told of a parcel.
 *
 * @param trackingNumber without blanks; empty when it told none
 * @param carrierCode ShipStation's code of the carrier, as told last
 * @param units what makes the parcel the same parcel beside order and tracking number
 */
public record ParcelTold(
        String trackingNumber, @Nullable String carrierCode, @Nullable String serviceCode, String units) {

    ParcelTold carriedBy(@Nullable String carrier, @Nullable String service) {
        return new ParcelTold(trackingNumber, carrier, service, units);
    }

    /** Whether this is the carrier, however it is written. */
    boolean isCarriedBy(@Nullable String carrier) {
        return CarrierName.same(carrierCode, carrier);
    }

    /** Without the tracking number, which leads to the buyer. */
    @Override
    public String toString() {
        return "ParcelTold[" + carrierCode + ", " + units + "]";
    }
}
