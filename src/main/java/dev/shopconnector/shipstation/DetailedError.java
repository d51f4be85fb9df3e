package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code DetailedError}; without personal data.
 */
public record DetailedError(
        @Nullable String standardizedErrorCode,
        @Nullable String externalErrorCode,
        @Nullable String message,
        @Nullable Integer externalHttpStatusCode,
        @Nullable String rawExternalContext) {}
