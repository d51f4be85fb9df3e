package dev.shopconnector.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a reconciliation takes for a difference.
 *
 * @param handOutWithin how soon ShipStation should have been handed an order that it may have
 * @param acknowledgeWithin how soon after that it should have acknowledged it
 * @param attempts how often a reconciliation is begun before it is given up
 */
@ConfigurationProperties("orders.reconcile")
public record ReconcileSettings(Duration handOutWithin, Duration acknowledgeWithin, int attempts) {}
