package dev.shopconnector.shipstation;

import java.math.BigDecimal;

/**
 * An amount with its name: ShipStation Order Source API, {@code Charge}. In major units of the order's currency;
 * discounts are negative.
 */
public record Charge(BigDecimal amount, String description) {}
