package dev.shopconnector.orders;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When the personal data of orders is erased.
 *
 * @param closed TikTok's statuses of orders that are over for good
 * @param shipped TikTok's statuses of orders that are on their way, with nothing left to ship: no term erases them, and
 *     once erased with their whole store they do not come back
 * @param batch orders in one transaction
 */
@ConfigurationProperties("orders.erase")
public record ErasureSettings(Set<String> closed, Set<String> shipped, int batch) {

    /** Whether nothing is left to ship of an order with this status. */
    public boolean isOver(@Nullable String status) {
        return status != null && (closed.contains(status) || shipped.contains(status));
    }
}
