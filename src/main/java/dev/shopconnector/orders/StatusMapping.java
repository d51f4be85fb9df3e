package dev.shopconnector.orders;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.shipstation.SalesOrderStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's mapping, from TikTok's statuses to ShipStation's, over what the rules decided. It never makes shippable
 * what is not: an order that is cancelled or shipped never goes back to waiting for payment or shipment, an unpaid one is
 * not to be shipped, and one that is told to wait waits.
 */
final class StatusMapping {
    private StatusMapping() {}

    /** The mappings of a request over those of the store's settings. */
    static Map<String, String> merged(StoreSettings settings, Map<String, String> asked) {
        if (settings.statuses().isEmpty()) {
            return asked;
        }
        Map<String, String> merged = new HashMap<>();
        settings.statuses().forEach((tiktok, shipstation) -> merged.put(tiktok, shipstation.name()));
        merged.putAll(asked);
        return merged;
    }

    /** The status that ShipStation is told of a row. */
    static SalesOrderStatus told(Map<String, String> mappings, OrderExport.Row row) {
        SalesOrderStatus judged = SalesOrderStatus.valueOf(row.status());
        String tiktok = row.tiktokStatus();
        String wanted = tiktok == null ? null : mappings.get(tiktok);
        return wanted == null || row.held() ? judged : bounded(judged, SalesOrderStatus.valueOf(wanted));
    }

    /** The judgement with a sentence about the status that ShipStation is told instead, where it is another. */
    static Judgement explained(Judgement judgement, StoreSettings settings) {
        SalesOrderStatus wanted = settings.statuses().get(String.valueOf(judgement.tiktokStatus()));
        SalesOrderStatus judged = known(judgement.shipstationStatus());
        if (wanted == null || judged == null || judgement.verdict() == Verdict.HOLD) {
            return judgement;
        }
        SalesOrderStatus told = bounded(judged, wanted);
        return told == judged
                ? judgement
                : judgement.adding("By this store's settings ShipStation is told " + told + " instead.");
    }

    private static SalesOrderStatus bounded(SalesOrderStatus judged, SalesOrderStatus mapped) {
        boolean goesBack =
                switch (mapped) {
                    case AwaitingShipment, PendingFulfillment -> judged != SalesOrderStatus.AwaitingShipment;
                    case AwaitingPayment ->
                        judged == SalesOrderStatus.Cancelled || judged == SalesOrderStatus.Completed;
                    case Cancelled, Completed, OnHold -> false;
                };
        return goesBack ? judged : mapped;
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
