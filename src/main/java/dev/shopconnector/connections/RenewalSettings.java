package dev.shopconnector.connections;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When tokens are renewed.
 *
 * @param ahead how long before its end a token is renewed; half its life when that is shorter
 * @param baseDelay pause after the first failed renewal; doubles with each
 */
@ConfigurationProperties("connections.renew")
record RenewalSettings(long everyMillis, int batch, Duration ahead, Duration baseDelay, Duration longestDelay) {

    Instant renewAt(Instant now, Instant expiresAt) {
        Duration half = Duration.between(now, expiresAt).dividedBy(2);
        return expiresAt.minus(ahead.compareTo(half) < 0 ? ahead : half);
    }

    /** @param failures renewals that failed before this one */
    Instant retryAt(Instant now, int failures) {
        Duration grown = baseDelay.multipliedBy(1L << Math.min(failures, 20));
        return now.plus(grown.compareTo(longestDelay) < 0 ? grown : longestDelay);
    }
}
