package dev.shopconnector.settings;

import dev.shopconnector.shipstation.SalesOrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of ShipStation's statuses a merchant may give to an order in a status of TikTok's (TikTok Shop order API, order
 * status). The first is the default. No choice lets an order be shipped that must not be, and none takes one back that
 * was shipped or cancelled.
 */
public final class StatusChoices {
    private static final String TO_SHIP =
            "These orders are to be shipped: told as anything else they would be forgotten.";
    private static final String DONE =
            "These orders are shipped: ShipStation must know, or somebody ships them a second time.";

    private static final Map<String, Choice> CHOICES = choices();

    private StatusChoices() {}

    /**
     * @param words the status for a reader
     * @param why why it can be no other
     */
    private record Choice(String words, List<SalesOrderStatus> allowed, String why) {
        Choice(String words, String why, SalesOrderStatus... allowed) {
            this(words, List.of(allowed), why);
        }
    }

    private static Map<String, Choice> choices() {
        Map<String, Choice> all = new LinkedHashMap<>();
        all.put(
                "UNPAID",
                new Choice(
                        "Unpaid",
                        "These orders are not paid: they must not be shipped.",
                        SalesOrderStatus.AwaitingPayment,
                        SalesOrderStatus.OnHold));
        all.put(
                "ON_HOLD",
                new Choice(
                        "On hold",
                        "TikTok holds these orders while the buyer may still cancel them: they must not be shipped."
                                + " Whether ShipStation sees them is settled under held orders.",
                        SalesOrderStatus.OnHold));
        all.put("AWAITING_SHIPMENT", toShip("Awaiting shipment"));
        all.put("PAID", toShip("Paid"));
        all.put("PARTIALLY_SHIPPING", toShip("Partially shipping"));
        all.put("AWAITING_COLLECTION", done("Awaiting collection"));
        all.put("IN_TRANSIT", done("In transit"));
        all.put("DELIVERED", done("Delivered"));
        all.put("COMPLETED", done("Completed"));
        all.put(
                "CANCELLED",
                new Choice(
                        "Cancelled",
                        "These orders are cancelled: ShipStation must know, or somebody ships them.",
                        SalesOrderStatus.Cancelled));
        return Collections.unmodifiableMap(all);
    }

    private static Choice toShip(String words) {
        return new Choice(
                words,
                TO_SHIP,
                SalesOrderStatus.AwaitingShipment,
                SalesOrderStatus.PendingFulfillment,
                SalesOrderStatus.OnHold);
    }

    private static Choice done(String words) {
        return new Choice(words, DONE, SalesOrderStatus.Completed);
    }

    /** TikTok's statuses in the order in which an order goes through them. */
    public static List<String> tiktok() {
        return new ArrayList<>(CHOICES.keySet());
    }

    /** A status of TikTok's for a reader. */
    public static String words(String tiktok) {
        return of(tiktok).words();
    }

    /** What an order in this status may be told as, the default first. */
    public static List<SalesOrderStatus> allowed(String tiktok) {
        return of(tiktok).allowed();
    }

    /** Why an order in this status cannot be told as that, for the merchant; null when it can. */
    static @Nullable String objection(String tiktok, String wanted) {
        Choice choice = CHOICES.get(tiktok);
        if (choice == null) {
            return "TikTok has no status of this name.";
        }
        boolean allowed =
                choice.allowed().stream().anyMatch(status -> status.name().equals(wanted));
        return allowed
                ? null
                : choice.why() + " Possible: "
                        + String.join(
                                ", ", choice.allowed().stream().map(Enum::name).toList()) + ".";
    }

    private static Choice of(String tiktok) {
        Choice choice = CHOICES.get(tiktok);
        if (choice == null) {
            throw new IllegalArgumentException("TikTok has no status " + tiktok);
        }
        return choice;
    }
}
