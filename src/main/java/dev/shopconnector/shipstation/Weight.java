package dev.shopconnector.shipstation;

import java.math.BigDecimal;

/**
 * ShipStation Order Source API, {@code Weight}.
 */
public record Weight(WeightUnit unit, BigDecimal value) {}
