package dev.shopconnector.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks an address for the fields that {@code orders.judge} names. */
@Component("addressRule")
public class AddressRule {

    /**
     * The fields that have no value, in words for a reason.
     *
     * @param required field names of ShipStation's address, separated by commas
     */
    public String missing(@Nullable ShipTo shipTo, String required) {
        String[] fields = required.split("\\s*,\\s*", -1);
        return String.join(", ", shipTo == null ? List.of(fields) : shipTo.missing(fields));
    }
}
