package dev.shopconnector.retention;

import java.time.Instant;

/**
 * What was erased once.
 *
 * @param at also the {@code erased_at} of the orders and parcels that it is about; UTC
 * @param askedBy who wanted it; {@code connector} when its term was over
 */
public record PastErasure(Instant at, String kind, String why, String askedBy, int orders, int parcels) {}
