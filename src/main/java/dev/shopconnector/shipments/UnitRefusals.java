package dev.shopconnector.shipments;

import dev.shopconnector.shipstation.ShipmentNotification;
import java.util.List;

/** Why a notification names no units that TikTok Shop can be told of, in words for the seller. */
final class UnitRefusals {
    private UnitRefusals() {}

    static UnitsRefusedException unknownOrder() {
        return new UnitsRefusedException(
                "unknown-order",
                "This store has no such order; ShipStation may have it from another store.",
                "Check the order's store in ShipStation. An order that was imported since goes on when you replay the parcel"
                        + " or ship it in ShipStation again; otherwise enter the tracking number in TikTok's Seller Center if"
                        + " the order is this shop's.");
    }

    static UnitsRefusedException unreadableOrder() {
        return new UnitsRefusedException(
                "unreadable-order",
                "What TikTok tells of this order cannot be read, so its units are not known.",
                "Enter the tracking number in TikTok's Seller Center, and tell the connector's operator the order id.");
    }

    /** @throws UnitsRefusedException when nobody would take the tracking number for one */
    static void checkNumber(ShipmentNotification notification) {
        String number = notification.trackingNumber();
        if (number.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new UnitsRefusedException(
                    "tracking-missing",
                    number.isEmpty()
                            ? "The parcel has no tracking number, and TikTok Shop takes no parcel without one."
                            : "The tracking number has no letter and no digit, so it is none, and TikTok Shop takes no"
                                    + " parcel without one.",
                    "Enter the tracking number in TikTok's Seller Center, or ship the order with a tracked service.");
        }
    }

    /** A number that a person gave up for units of it. */
    static UnitsRefusedException givenUpBefore(List<String> lines, Parcel givenUp) {
        long before = lines.stream().filter(givenUp.lineIds()::contains).count();
        return new UnitsRefusedException(
                "given-up-before",
                "A person gave this tracking number up before, for " + before + " of the " + lines.size()
                        + " units that it is told with now.",
                "If TikTok is to be told of it after all, replay this parcel; otherwise give it up too.");
    }

    /** A number that was told with more units than it is told with by now. */
    static UnitsRefusedException fewerUnits(Parcel earlier, int units) {
        return new UnitsRefusedException(
                "fewer-units",
                "This tracking number was told before, with "
                        + earlier.lineIds().size()
                        + " units of the order; now it is told with " + units
                        + " of that kind. TikTok Shop takes no unit out of a parcel that it was told of.",
                "Are these other units, which go with the same number, replay this parcel. Is a unit not in the parcel after"
                        + " all: give the earlier parcel up and replay this one while TikTok was not told; once it was, have"
                        + " the parcel put right in TikTok's Seller Center and give this one up.");
    }

    /** More than is left, where it may stand for more than one thing that is here already. */
    static UnitsRefusedException severalMeant(UnitsRefusedException tooFew, List<String> meant, boolean cancelled) {
        return new UnitsRefusedException(
                tooFew.rule(),
                tooFew.reason() + " It may be a new number for " + String.join(", or for ", meant)
                        + (cancelled ? ", or for a unit that was cancelled" : "")
                        + ". That is not plain, so nothing was changed.",
                (cancelled ? "If a cancelled unit is in it, stop the parcel and give this one up. " : "")
                        + "If it is the new number of an earlier parcel: give that one up here if TikTok was not told of it"
                        + " yet; otherwise enter this tracking number for its units in TikTok's Seller Center. Replay this"
                        + " one after that, some minutes later.");
    }

    /** The same with the parcels that have units of that kind. */
    static UnitsRefusedException heldBy(UnitsRefusedException tooFew, List<String> ends) {
        return ends.isEmpty()
                ? tooFew
                : new UnitsRefusedException(
                        tooFew.rule(),
                        tooFew.reason() + " Such units are in the parcels ending in " + String.join(", ", ends) + ".",
                        tooFew.remedy());
    }

    static UnitsRefusedException tooMany(String why) {
        return new UnitsRefusedException(
                "units-left",
                "The parcel asks for more than is left: " + why + ".",
                "Check what is in the parcel. If another parcel of this order was told wrongly: give it up here if TikTok was"
                        + " not told of it yet; otherwise enter this tracking number for the unit in TikTok's Seller Center."
                        + " Replay this one after that, some minutes later.");
    }
}
