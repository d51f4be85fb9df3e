package dev.shopconnector.connections;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The same term for every shop, {@code orders.erase.closed-after}. */
@Component
class OneTermForAll implements RetentionTerms {
    private final Duration term;

    OneTermForAll(@Value("${orders.erase.closed-after}") Duration term) {
        this.term = term;
    }

    @Override
    public Duration ofClosedOrders(String shopId) {
        return term;
    }
}
