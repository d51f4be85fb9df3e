package dev.shopconnector.shipstation;

import org.jspecify.annotations.Nullable;

/**
 * A request without fields of its own: ShipStation Order Source API, {@code validate_connection},
 * {@code get_connection_context} and {@code get_source_details}.
 */
public record RequestBase(@Nullable String transactionId, @Nullable Auth auth) implements ShipStationRequest {}
