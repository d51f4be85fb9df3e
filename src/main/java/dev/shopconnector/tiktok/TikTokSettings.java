package dev.shopconnector.tiktok;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this connector reaches TikTok Shop; the defaults stand in {@code application.yaml} under {@code tiktok}.
 *
 * @param apiUrl scheme, host and port of the API host
 * @param authUrl scheme, host and port of the token host
 * @param consentUrl scheme, host and port of the page on which a seller consents
 * @param callsPerSecond calls begun per shop and second on this node
 * @param longestWaitMillis the longest that one call may wait at the gate or before a retry
 * @param connectionsPerRoute pooled connections to each host
 */
@ConfigurationProperties("tiktok")
public record TikTokSettings(
        URI apiUrl,
        URI authUrl,
        URI consentUrl,
        String appKey,
        String appSecret,
        String serviceId,
        double callsPerSecond,
        long longestWaitMillis,
        Duration connectTimeout,
        Duration responseTimeout,
        int connectionsPerRoute,
        BackOff rateLimited,
        BackOff transientError) {

    /** Without the app secret, so that a log of the settings gives nothing away. */
    @Override
    public String toString() {
        return "TikTokSettings[apiUrl=" + apiUrl + ", authUrl=" + authUrl + ", appKey=" + appKey + "]";
    }

    /**
     * The growth of the pauses between attempts.
     *
     * @param retries attempts after the first
     * @param baseDelay pause before the first retry; doubles with each
     * @param longestDelay cap of a pause that TikTok did not ask for
     */
    public record BackOff(int retries, Duration baseDelay, Duration longestDelay) {}
}
