package dev.shopconnector.shipstation;

/** ShipStation Order Source API, {@code WeightUnit}. */
public enum WeightUnit {
    Gram,
    Ounce,
    Kilogram,
    Pound
}
