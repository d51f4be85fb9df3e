package dev.shopconnector.connections;

import java.time.Duration;

/** How long a shop's closed orders keep their personal data. */
public interface RetentionTerms {

    /** From the moment at which TikTok closed an order of this shop to the moment from which its data may be erased. */
    Duration ofClosedOrders(String shopId);
}
