package dev.shopconnector.sandbox.shop;

/** A seller's warehouse. */
public record Warehouse(
        String id,
        String name,
        String line1,
        String line2,
        String city,
        String state,
        String postalCode,
        String phone) {}
