package dev.shopconnector.connections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shops are connected.
 *
 * @param consentLifetime how long a consent link is good
 * @param shortestStoreKey the fewest characters that a store key set by an operator may have
 */
@ConfigurationProperties("connections")
record ConnectionsSettings(Duration consentLifetime, @DefaultValue("24") int shortestStoreKey) {}
