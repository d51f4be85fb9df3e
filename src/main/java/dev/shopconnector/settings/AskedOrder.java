package dev.shopconnector.settings;

import java.time.Instant;

/**
 * An order that somebody wants read again.
 *
 * @param state {@code waiting}, {@code done}, {@code erased} when it had been erased and is over, so that nothing is stored, or {@code unknown} when TikTok does not show it
 */
public record AskedOrder(String orderId, String state, String askedBy, Instant askedAt) {}
