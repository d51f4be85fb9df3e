package dev.shopconnector.shipments;

/**
 * A carrier of TikTok Shop: section "Get Shipping Providers" of its logistics API.
 *
 * @param id for calls; never shown
 * @param name in TikTok's words
 */
public record ShippingProvider(String id, String name) {}
