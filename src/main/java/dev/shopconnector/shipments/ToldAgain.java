package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;

/** What a parcel that is known becomes when ShipStation tells of it in a new notification: mostly what it was. */
final class ToldAgain {
    private final NewParcels newParcels;
    private final OrderParcels ofOrder;

    ToldAgain(NewParcels newParcels, OrderParcels ofOrder) {
        this.newParcels = newParcels;
        this.ofOrder = ofOrder;
    }

    Parcel of(Parcel parcel, ShipmentNotification notification) {
        if (ofOrder.mayLiveAgain(parcel)) {
            return newParcels.alive(parcel, notification);
        }
        String carrier = notification.carrierCode();
        if (carrier == null
                || parcel.told().isCarriedBy(carrier)
                || parcel.lineIds().isEmpty()) {
            return parcel;
        }
        return switch (parcel.state()) {
            // As when a seller mends just that.
            case WAITING -> newParcels.carriedAnew(parcel, notification);
            case REFUSED ->
                ofOrder.mayBeTold(parcel)
                        ? newParcels.carriedAnew(parcel, notification)
                        : newParcels.toldInVain(parcel, notification, ofOrder.inPlaceOf(parcel));
            case REPLACED -> newParcels.toldInVain(parcel, notification, ofOrder.inPlaceOf(parcel));
            case ACCEPTED ->
                CarrierName.same(carrier, parcel.atTikTok().toldCarrier())
                        ? parcel
                        : parcel.with(parcel.atTikTok().keptInsteadOf(carrier));
            case GIVEN_UP -> parcel;
        };
    }
}
