package dev.shopconnector.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether ShipStation may have an order as it stands. */
public enum Verdict {
    /** ShipStation is given the order with its status. */
    SERVE,
    /** ShipStation is not given the order; one that it already has is told to wait. */
    HOLD;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
