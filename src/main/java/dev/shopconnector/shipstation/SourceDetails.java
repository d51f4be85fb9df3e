package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * What a store is: ShipStation Order Source API, {@code source_details}. {@code multilocationEnabled} is "true" or
 * "false" as text.
 */
public record SourceDetails(
        @Nullable String sourceName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String locale,
        @Nullable String website,
        @Nullable String multilocationEnabled,
        @Nullable WeightUnit weightUnit,
        @Nullable String currencyCode) {}
