package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;
import org.jspecify.annotations.Nullable;

/**
 * Why TikTok is not told of a parcel that ShipStation told again: a repetition and a change of mind look the same, so a
 * person decides. The words say what counts instead, and what to do if this number is the right one.
 */
final class ToldInVain {
    static final String RULE = "told-in-vain";

    private static final String BRING_BACK =
            "If this number is the right one: give the other parcel up while TikTok does not have it, and replay this one."
                    + " Where TikTok has the other number, replay this one at once: TikTok is asked to take it instead,"
                    + " which it allows once and for 72 hours; after that have it changed in TikTok's Seller Center."
                    + " Otherwise give this one up.";

    private ToldInVain() {}

    /** Beside the parcel that counts for its units; null when TikTok had it, and has another number since. */
    static ParcelDecision of(Parcel parcel, ShipmentNotification notification, @Nullable Parcel counts) {
        if (counts == null) {
            return decision(
                    parcel,
                    notification,
                    "but TikTok Shop had another one for its units when the order was read last.",
                    "If this number is the right one, replay this parcel: the order is read again, and TikTok is asked to take"
                            + " it instead, which it allows once and for 72 hours. Otherwise give this one up.");
        }
        if (counts.isNumbered(parcel.trackingNumber())) {
            long there =
                    parcel.lineIds().stream().filter(counts.lineIds()::contains).count();
            return decision(
                    parcel,
                    notification,
                    "but " + there + " of its " + parcel.lineIds().size()
                            + " units are in another parcel with this very number; that one counts.",
                    "If the other units go with this number too, replay this one: TikTok is told of those that are in no"
                            + " other parcel. Otherwise give this one up.");
        }
        return decision(
                parcel,
                notification,
                "but its units went with another tracking number, ending in " + counts.trackingEnd()
                        + ", meanwhile; that one counts.",
                BRING_BACK);
    }

    /** Beside another number that is on its way, and that TikTok may have instead by now. */
    static ParcelDecision whileInDoubt(Parcel parcel, ShipmentNotification notification, Parcel inDoubt) {
        return decision(
                parcel,
                notification,
                "but its units are on their way with another tracking number, ending in " + inDoubt.trackingEnd()
                        + "; that one counts." + ParcelDoubt.STILL,
                BRING_BACK);
    }

    /** Where a person gave the number up for some of its units. */
    static ParcelDecision givenUp(Parcel parcel, ShipmentNotification notification) {
        return decision(
                parcel,
                notification,
                "but a person gave this number up for units that are in it.",
                "If TikTok is to be told of all its units after all, replay this one; otherwise give it up too.");
    }

    /** TikTok has another number for its units for certain by now. */
    static ParcelDecision settled(String instead) {
        return new ParcelDecision(
                ParcelState.REFUSED, RULE, "ShipStation told this tracking number again. " + instead, BRING_BACK);
    }

    private static ParcelDecision decision(
            Parcel parcel, ShipmentNotification notification, String why, String remedy) {
        String carrier = notification.carrierCode();
        String told = carrier == null
                ? ""
                : ", with the carrier '" + CarrierName.of(carrier).quotable() + "'";
        String doubt = parcel.atTikTok().unsure() ? ParcelDoubt.REPLACED : "";
        return new ParcelDecision(
                ParcelState.REFUSED,
                RULE,
                "ShipStation told this tracking number again" + told + ", " + why + doubt,
                remedy);
    }
}
