package dev.shopconnector.orders;

import dev.shopconnector.shipstation.SalesOrder;
import java.util.List;

/**
 * A sales order for ShipStation and what a person should know about it, in plain English and without personal data. The
 * warnings are also in the order, as an internal note.
 */
public record MappedOrder(SalesOrder salesOrder, List<String> warnings) {
    public MappedOrder {
        warnings = List.copyOf(warnings);
    }
}
