package dev.shopconnector.connections;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the seller consents.
 *
 * @param expiresAt ISO instant, UTC
 */
public record ConsentLink(
        @JsonProperty("consent_url") String consentUrl,
        @JsonProperty("state") String state,
        @JsonProperty("expires_at") String expiresAt) {}
