package dev.shopconnector.settings;

import java.time.Instant;

/**
 * An order that somebody wants read again.
 *
 * @param state {@code waiting}, {@code done}, or {@code unknown} when TikTok does not show it
 */
public record AskedOrder(String orderId, String state, String askedBy, Instant askedAt) {}
