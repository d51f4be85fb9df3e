package dev.shopconnector.orders;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping from TikTok's statuses to ShipStation's, over what the rules decided: the merchant's and, before it, that of
 * ShipStation's request. Both have the same bounds. What is to be shipped is never told as done, for it would be forgotten;
 * what is done is never told as anything else, for it would be shipped again; what is not paid or must wait is not shipped.
 */
final class StatusMapping {
    /** TikTok's statuses (TikTok Shop order API, order status). */
    static final Set<String> TIKTOK = Set.of(
            "UNPAID",
            "ON_HOLD",
            "AWAITING_SHIPMENT",
            "PAID",
            "PARTIALLY_SHIPPING",
            "AWAITING_COLLECTION",
            "IN_TRANSIT",
            "DELIVERED",
            "COMPLETED",
            "CANCELLED");

    private StatusMapping() {}

    /** The mappings of a request over those of the store's settings, where they are within the bounds. */
    static Map<String, String> merged(StoreSettings settings, Map<String, String> asked) {
        if (settings.statuses().isEmpty()) {
            return asked;
        }
        Map<String, String> merged = new HashMap<>(asked);
        settings.statuses().forEach((tiktok, settled) -> {
            SalesOrderStatus wanted = known(asked.get(tiktok));
            SalesOrderStatus usual = usual(tiktok);
            if (wanted == null || (usual != null && !allowed(usual).contains(wanted))) {
                merged.put(tiktok, settled.name());
            }
        });
        return merged;
    }

    /** The status that ShipStation is told of a row. */
    static SalesOrderStatus told(Map<String, String> mappings, OrderExport.Row row) {
        return told(mappings, SalesOrderStatus.valueOf(row.status()), row.tiktokStatus(), row.held());
    }

    private static SalesOrderStatus told(
            Map<String, String> mappings, SalesOrderStatus judged, @Nullable String tiktok, boolean held) {
        SalesOrderStatus wanted = tiktok == null ? null : known(mappings.get(tiktok));
        return wanted == null || held || !allowed(judged).contains(wanted) ? judged : wanted;
    }

    /**
     * What ShipStation is told of an order that is handed out.
     *
     * @param words about a mapping of ShipStation's own; null when there is none that matters
     */
    record Told(String status, @Nullable String words) {}

    /** What follows from a judgement that serves the order. Null for a status that ShipStation does not know. */
    static @Nullable Told told(Judgement judgement, StoreSettings settings, Map<String, String> asked) {
        SalesOrderStatus judged = known(judgement.shipstationStatus());
        if (judged == null) {
            return null;
        }
        String tiktok = String.valueOf(judgement.tiktokStatus());
        SalesOrderStatus told = told(merged(settings, asked), judged, tiktok, false);
        SalesOrderStatus without = told(merged(settings, Map.of()), judged, tiktok, false);
        SalesOrderStatus wanted = known(asked.get(tiktok));
        String words = null;
        if (wanted != null && wanted != told) {
            words = "ShipStation asks for " + wanted + " where TikTok says " + tiktok + ". That is ignored, because "
                    + why(judged) + "; it is told " + told + ".";
        } else if (told != without) {
            words = "By ShipStation's own mapping of " + tiktok + " it is told " + told + ".";
        }
        return new Told(told.name(), words);
    }

    /** The judgement with a sentence about the status that ShipStation is told instead, where it is another. */
    static Judgement explained(Judgement judgement, StoreSettings settings) {
        SalesOrderStatus wanted = settings.statuses().get(String.valueOf(judgement.tiktokStatus()));
        SalesOrderStatus judged = known(judgement.shipstationStatus());
        if (wanted == null || judged == null || judgement.verdict() == Verdict.HOLD) {
            return judgement;
        }
        return wanted == judged || !allowed(judged).contains(wanted)
                ? judgement
                : judgement.adding("By this store's settings ShipStation is told " + wanted + " instead.");
    }

    /** What an order that was judged so may be told as. */
    private static Set<SalesOrderStatus> allowed(SalesOrderStatus judged) {
        return switch (judged) {
            case AwaitingShipment -> EnumSet.of(judged, SalesOrderStatus.PendingFulfillment, SalesOrderStatus.OnHold);
            case PendingFulfillment, AwaitingPayment -> EnumSet.of(judged, SalesOrderStatus.OnHold);
            case OnHold, Completed, Cancelled -> EnumSet.of(judged);
        };
    }

    private static String why(SalesOrderStatus judged) {
        return switch (judged) {
            case AwaitingShipment, PendingFulfillment -> "the order is to be shipped and would be forgotten";
            case AwaitingPayment -> "the order is not paid and must not be shipped";
            case OnHold -> "the order must wait";
            case Completed -> "the order is shipped and could be shipped a second time";
            case Cancelled -> "the order is cancelled and must not be shipped";
        };
    }

    /** How the rules judge most orders in a status whose telling is the merchant's choice; null for the others. */
    private static @Nullable SalesOrderStatus usual(String tiktok) {
        return switch (tiktok) {
            case "UNPAID" -> SalesOrderStatus.AwaitingPayment;
            case "AWAITING_SHIPMENT", "PAID", "PARTIALLY_SHIPPING" -> SalesOrderStatus.AwaitingShipment;
            default -> null;
        };
    }

    private static @Nullable SalesOrderStatus known(@Nullable String word) {
        for (SalesOrderStatus status : SalesOrderStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return null;
    }
}
