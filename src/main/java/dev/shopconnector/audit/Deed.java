package dev.shopconnector.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person did, or the connector in a person's stead.
 *
 * @param who the login name; {@code connector} when nobody asked for it, {@code admin key} or {@code store key} when
 *     all that is known is the key
 * @param action {@code subject.verb}, as {@code settings.save}
 * @param shopId the shop that it was done to; null when it was not about one
 * @param subject what in the shop, as an order id; null when it was the shop itself
 * @param details what a reader needs to see what changed: no personal data, no secret; empty when the action says all
 */
public record Deed(String who, String action, @Nullable String shopId, @Nullable String subject, String details) {}
