package dev.shopconnector.shipstation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Product}.
 */
public record Product(
        String productId,
        String name,
        @Nullable String description,
        @Nullable ProductIdentifiers identifiers,
        List<ProductDetail> details,
        @Nullable Weight weight,
        @Nullable ProductUrls urls) {

    public Product {
        details = details == null ? List.of() : List.copyOf(details);
    }
}
