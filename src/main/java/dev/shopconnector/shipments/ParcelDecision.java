package dev.shopconnector.shipments;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about a parcel, and why.
 *
 * @param rule the short name of what decided
 * @param reason in words that a merchant understands
 * @param remedy what to do; null when there is nothing to do
 */
public record ParcelDecision(ParcelState state, String rule, String reason, @Nullable String remedy) {}
