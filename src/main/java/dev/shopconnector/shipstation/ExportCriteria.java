package dev.shopconnector.shipstation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The window of modified times to export, both ends included, UTC: ShipStation Order Source API, {@code criteria}.
 */
public record ExportCriteria(@Nullable Instant fromDateTime, @Nullable Instant toDateTime) {}
