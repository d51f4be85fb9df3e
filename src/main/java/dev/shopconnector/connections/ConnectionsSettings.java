package dev.shopconnector.connections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long a consent link is good. */
@ConfigurationProperties("connections")
record ConnectionsSettings(Duration consentLifetime) {}
