package dev.shopconnector.orders;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When the personal data of orders is erased.
 *
 * @param closed TikTok's statuses of orders that are over for good
 * @param shipped TikTok's statuses of orders that are on their way, with nothing left to ship
 * @param shippedAfter how long an order that TikTok leaves on its way keeps its data, and one that cannot be read; no shorter
 *     than the store's own term for closed orders
 * @param batch orders in one transaction
 */
@ConfigurationProperties("orders.erase")
public record ErasureSettings(Set<String> closed, Set<String> shipped, Duration shippedAfter, int batch) {

    /** Whether nothing is left to ship of an order with this status. */
    boolean isOver(@Nullable String status) {
        return status != null && (closed.contains(status) || shipped.contains(status));
    }
}
