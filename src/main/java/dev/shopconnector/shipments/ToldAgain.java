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
        if (parcel.isErased()) {
            return parcel;
        }
        boolean over = parcel.state() == ParcelState.REPLACED || parcel.state() == ParcelState.REFUSED;
        if (over && ofOrder.givenUp(parcel.trackingNumber(), parcel.lineIds()).isPresent()) {
            return newParcels.inVain(parcel, notification, ToldInVain.givenUp(parcel, notification));
        }
        if (ofOrder.mayLiveAgain(parcel)) {
            return newParcels.alive(parcel, notification, ofOrder.atTikTokFor(parcel));
        }
        return switch (parcel.state()) {
            // As when a seller mends just that.
            case WAITING -> isNews(parcel, notification) ? newParcels.carriedAnew(parcel, notification) : parcel;
            case REFUSED -> refused(parcel, notification);
            case REPLACED -> inVain(parcel, notification);
            case ACCEPTED -> accepted(parcel, notification);
            case GIVEN_UP -> parcel;
        };
    }

    private Parcel refused(Parcel parcel, ShipmentNotification notification) {
        boolean news = isNews(parcel, notification);
        if (parcel.lineIds().isEmpty()) {
            return parcel;
        }
        if (OrderParcels.isCoveredInPart(parcel)) {
            return news ? parcel.carriedBy(notification.carrierCode(), notification.serviceCode()) : parcel;
        }
        if (!ofOrder.mayBeTold(parcel)) {
            return inVain(parcel, notification);
        }
        if (news) {
            return newParcels.carriedAnew(parcel, notification);
        }
        return parcel.atTikTok().unsure() || parcel.rule().equals("deadline")
                ? newParcels.lookedAt(parcel, notification)
                : parcel;
    }

    private Parcel accepted(Parcel parcel, ShipmentNotification notification) {
        Parcel inDoubt = ofOrder.inDoubtFor(parcel);
        if (inDoubt != null) {
            return inDoubt.state() == ParcelState.WAITING
                    ? beside(parcel, notification, inDoubt)
                    : newParcels.doubted(parcel, notification, inDoubt);
        }
        String carrier = notification.carrierCode();
        return isNews(parcel, notification)
                        && !CarrierName.same(carrier, parcel.atTikTok().toldCarrier())
                ? parcel.with(parcel.atTikTok().keptInsteadOf(carrier))
                : parcel;
    }

    /** The other one is looked at by itself, and is the newer word; what becomes of it is written down here too. */
    private Parcel beside(Parcel parcel, ShipmentNotification notification, Parcel inDoubt) {
        ParcelDecision decision = ToldInVain.whileInDoubt(parcel, notification, inDoubt);
        return newParcels.inVain(parcel.with(parcel.atTikTok().doubted()), notification, decision);
    }

    private Parcel inVain(Parcel parcel, ShipmentNotification notification) {
        Parcel counts = ofOrder.holdersOf(parcel).stream().findFirst().orElse(null);
        return newParcels.inVain(parcel, notification, ToldInVain.of(parcel, notification, counts));
    }

    private static boolean isNews(Parcel parcel, ShipmentNotification notification) {
        return notification.carrierCode() != null && !parcel.told().isCarriedBy(notification.carrierCode());
    }
}
