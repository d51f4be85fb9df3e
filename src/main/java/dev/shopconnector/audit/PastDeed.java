package dev.shopconnector.audit;

import java.time.Instant;

/**
 * A deed that was done.
 *
 * @param id grows with time
 * @param at by the database's clock
 */
public record PastDeed(long id, Instant at, Deed deed) {}
