package dev.shopconnector.shipments;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * The carriers that TikTok Shop takes for a delivery option of a shop.
 *
 * @param providers in TikTok's order
 * @param readAt when TikTok said so, UTC; null when it was never asked
 */
public record ProviderList(List<ShippingProvider> providers, @Nullable Instant readAt) {
    static final ProviderList NEVER_READ = new ProviderList(List.of(), null);

    private static final JaroWinklerSimilarity RESEMBLANCE = new JaroWinklerSimilarity();

    public ProviderList {
        providers = List.copyOf(providers);
    }

    /** The provider that has one of these names, the first name before the second; null when none has. */
    @Nullable
    ShippingProvider find(List<CarrierName> names) {
        for (CarrierName name : names) {
            for (ShippingProvider provider : providers) {
                if (CarrierName.of(provider.name()).key().equals(name.key())) {
                    return provider;
                }
            }
        }
        return null;
    }

    /** The names of the providers that resemble one of these names most, the closest first. */
    List<String> closest(List<CarrierName> names, int most) {
        return providers.stream()
                .map(provider -> new Close(provider.name(), resemblance(provider, names)))
                .sorted(Comparator.comparingDouble(Close::resemblance).reversed())
                .map(Close::name)
                .distinct()
                .limit(most)
                .toList();
    }

    private static double resemblance(ShippingProvider provider, List<CarrierName> names) {
        String key = CarrierName.of(provider.name()).key();
        return names.stream()
                .mapToDouble(name -> RESEMBLANCE.apply(key, name.key()))
                .max()
                .orElse(0);
    }

    private record Close(String name, double resemblance) {}
}
