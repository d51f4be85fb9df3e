package dev.shopconnector.shipstation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation Order Source API, {@code Payment}. Amounts are in major units of the order's currency.
 */
public record Payment(
        @Nullable PaymentStatus paymentStatus,
        List<Charge> taxes,
        List<Charge> shippingCharges,
        List<Charge> adjustments,
        @Nullable BigDecimal amountPaid,
        @Nullable String paymentMethod) {

    public Payment {
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
        shippingCharges = shippingCharges == null ? List.of() : List.copyOf(shippingCharges);
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    }
}
