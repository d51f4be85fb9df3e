package dev.shopconnector.shipments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks a parcel's carrier up in the list that TikTok Shop gave. */
@Component("carrierChoice")
public class CarrierChoice {
    private static final int CLOSEST = 3;

    private final Clock clock;

    CarrierChoice(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks in {@code carrierList} for the names in {@code carrierNames} (separated by commas, may be missing), then for
     * the name that ShipStation told. Sets {@code providerId} and {@code providerName}, both null when TikTok has none
     * of them, {@code closestCarriers} as text, and {@code carrierListAge} in seconds.
     */
    public void choose(Exchange exchange) {
        ProviderList list = exchange.getVariable("carrierList", ProviderList.class);
        List<CarrierName> names = names(exchange);
        ShippingProvider found = list.find(names);
        exchange.setVariable("providerId", found == null ? null : found.id());
        exchange.setVariable("providerName", found == null ? null : found.name());
        exchange.setVariable("closestCarriers", String.join(", ", list.closest(names, CLOSEST)));
        exchange.setVariable("carrierListAge", age(list.readAt()));
    }

    private static List<CarrierName> names(Exchange exchange) {
        List<CarrierName> names = new ArrayList<>();
        String aliases = exchange.getVariable("carrierNames", String.class);
        if (aliases != null) {
            List.of(aliases.split(",", -1)).forEach(alias -> names.add(CarrierName.of(alias)));
        }
        names.add(CarrierName.of(exchange.getVariable("parcel", Parcel.class).carrierCode()));
        names.removeIf(name -> name.key().isEmpty());
        return names;
    }

    private long age(@Nullable Instant readAt) {
        return readAt == null
                ? Long.MAX_VALUE
                : Duration.between(readAt, clock.instant()).toSeconds();
    }
}
