package dev.shopconnector.orders;

/** A data point of a TikTok order that a merchant can have in a custom field: its path and what it is. */
public record DataPoint(String path, String description) {}
