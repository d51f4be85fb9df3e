package dev.shopconnector.shipstation;

/**
 * ShipStation Order Source API, {@code get_source_details}.
 */
public record SourceDetailsResponse(SourceDetails sourceDetails) {}
