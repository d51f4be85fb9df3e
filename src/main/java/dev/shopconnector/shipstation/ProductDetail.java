package dev.shopconnector.shipstation;

/**
 * An option or property of a product, such as a colour: ShipStation Order Source API, {@code ProductDetail}.
 */
public record ProductDetail(String name, String value) {}
