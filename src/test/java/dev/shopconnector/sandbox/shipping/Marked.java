package dev.shopconnector.sandbox.shipping;

import org.jspecify.annotations.Nullable;

/**
 * What a successful "Mark Package As Shipped" comes to.
 *
 * @param warning null for none
 */
public record Marked(String packageId, @Nullable String warning) {}
