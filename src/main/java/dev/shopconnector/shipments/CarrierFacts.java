package dev.shopconnector.shipments;

import dev.shopconnector.tiktok.TikTokOrder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays out as exchange variables what the rules in {@code carriers.resolve} ask about a parcel's carrier. The names and
 * meanings are listed there.
 */
@Component("carrierFacts")
public class CarrierFacts {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> OF_AN_EARLIER_PARCEL = List.of(
            "carrierNames",
            "carrierList",
            "carrierListAge",
            "closestCarriers",
            "providerId",
            "providerName",
            "carrierProblem",
            "carrierRemedy");

    /** Reads the variables {@code parcel}, {@code order} and {@code lease}. */
    public void layOut(Exchange exchange) {
        OF_AN_EARLIER_PARCEL.forEach(exchange::removeVariable);
        Parcel parcel = exchange.getVariable("parcel", Parcel.class);
        TikTokOrder order = exchange.getVariable("order", TikTokOrder.class);
        CarrierName carrier = CarrierName.of(parcel.carrierCode());
        exchange.setVariable("carrier", carrier.words());
        exchange.setVariable("carrierTold", carrier.quotable());
        exchange.setVariable("storesCarrier", storesCarrier(exchange.getVariable("lease", PushLease.class), carrier));
        exchange.setVariable("deliveryOption", idOrEmpty(order.deliveryOptionId()));
    }

    /** TikTok's name of this carrier by the store's settings; empty when they do not name it. */
    private static String storesCarrier(PushLease lease, CarrierName carrier) {
        return lease.settings().carriers().entrySet().stream()
                .filter(alias -> CarrierName.of(alias.getKey()).key().equals(carrier.key()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String idOrEmpty(@Nullable String deliveryOptionId) {
        return deliveryOptionId != null && ID.matcher(deliveryOptionId).matches() ? deliveryOptionId : "";
    }
}
