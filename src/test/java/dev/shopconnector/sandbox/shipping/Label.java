package dev.shopconnector.sandbox.shipping;

import dev.shopconnector.sandbox.shop.Carrier;
import org.jspecify.annotations.Nullable;

/**
 * Carrier and tracking number that passed {@link LabelCheck}.
 *
 * @param warning what TikTok Shop adds to its success; null for nothing
 */
record Label(Carrier carrier, String tracking, @Nullable String warning) {}
