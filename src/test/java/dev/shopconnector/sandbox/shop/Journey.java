package dev.shopconnector.sandbox.shop;

/**
 * When the carrier collects and delivers what an order shipped, and when TikTok Shop closes the order; unix seconds. Holds
 * from the moment that all of its lines are in parcels.
 */
public record Journey(long collected, long delivered, long completed) {}
