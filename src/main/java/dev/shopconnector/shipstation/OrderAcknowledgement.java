package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * Whether one acknowledgement was taken: ShipStation Order Source API, {@code acknowledge_orders}.
 */
public record OrderAcknowledgement(String orderId, boolean succeeded, @Nullable String failureReason) {}
