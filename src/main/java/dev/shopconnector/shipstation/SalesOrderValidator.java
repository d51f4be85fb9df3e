package dev.shopconnector.shipstation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether ShipStation would take an order. It refuses a whole page for one bad order, so each is checked before it goes
 * out: what the ShipStation Order Source API requires, and the lengths that the Custom Store format states for the same
 * fields, since the API states none. Problems are plain English for an operator and name fields, never values.
 */
public final class SalesOrderValidator {
    private SalesOrderValidator() {}

    /**
     * What is wrong with this order; empty when ShipStation can take it. An order of which nothing ships, because it is
     * not paid or cancelled, needs no more of an address than a country.
     */
    public static List<String> problems(SalesOrder order) {
        var problems = new FieldProblems();
        problems.required("order_id", order.orderId(), 50);
        problems.optional("order_number", order.orderNumber(), 50);
        if (order.status() == null) {
            problems.add("status is missing");
        }
        problems.currency("currency", order.currency());
        problems.optional("fulfillment_channel", order.fulfillmentChannel(), 50);
        problems.optional("order_url", order.orderUrl(), 2000);
        problems.optional("integration_context", order.integrationContext(), Integer.MAX_VALUE);
        buyer(problems, order.buyer());
        if (order.billTo() != null) {
            address(problems, "bill_to", order.billTo(), true);
        }
        if (order.shipFrom() != null) {
            address(problems, "ship_from", order.shipFrom(), false);
        }
        payment(problems, order.payment());
        for (int i = 0; i < order.notes().size(); i++) {
            Note note = order.notes().get(i);
            problems.present("notes[" + i + "].type", note.type());
            problems.required("notes[" + i + "].text", note.text(), Integer.MAX_VALUE);
        }
        fulfillments(problems, order);
        return problems.list();
    }

    private static void buyer(FieldProblems problems, @Nullable BuyerInfo buyer) {
        if (buyer != null) {
            problems.optional("buyer.buyer_id", buyer.buyerId(), 100);
            problems.optional("buyer.name", buyer.name(), 100);
            problems.optional("buyer.email", buyer.email(), 254);
            problems.optional("buyer.phone", buyer.phone(), 50);
        }
    }

    private static void payment(FieldProblems problems, @Nullable Payment payment) {
        if (payment != null) {
            problems.optional("payment.payment_method", payment.paymentMethod(), 50);
            problems.amount("payment.amount_paid", payment.amountPaid());
            problems.charges("payment.taxes", payment.taxes());
            problems.charges("payment.shipping_charges", payment.shippingCharges());
            problems.charges("payment.adjustments", payment.adjustments());
        }
    }

    private static void fulfillments(FieldProblems problems, SalesOrder order) {
        if (order.requestedFulfillments().isEmpty()) {
            problems.add("requested_fulfillments is empty");
        }
        boolean shipsNothing =
                order.status() == SalesOrderStatus.AwaitingPayment || order.status() == SalesOrderStatus.Cancelled;
        List<String> lineIds = new ArrayList<>();
        for (int i = 0; i < order.requestedFulfillments().size(); i++) {
            RequestedFulfillment fulfillment = order.requestedFulfillments().get(i);
            String at = "requested_fulfillments[" + i + "].";
            address(problems, at + "ship_to", fulfillment.shipTo(), shipsNothing);
            if (fulfillment.items().isEmpty()) {
                problems.add(at + "items is empty");
            }
            for (int j = 0; j < fulfillment.items().size(); j++) {
                SalesOrderItem item = fulfillment.items().get(j);
                ItemProblems.find(problems, at + "items[" + j + "]", item);
                if (item.lineItemId() != null) {
                    lineIds.add(item.lineItemId());
                }
            }
            Extensions extensions = fulfillment.extensions();
            if (extensions != null) {
                problems.optional(at + "extensions.custom_field_1", extensions.customField1(), 100);
                problems.optional(at + "extensions.custom_field_2", extensions.customField2(), 100);
                problems.optional(at + "extensions.custom_field_3", extensions.customField3(), 100);
            }
            Branding branding = fulfillment.branding();
            if (branding != null) {
                problems.optional(at + "branding.company_name", branding.companyName(), 100);
            }
            ShippingPreferences preferences = fulfillment.shippingPreferences();
            if (preferences != null) {
                problems.optional(at + "shipping_preferences.shipping_service", preferences.shippingService(), 100);
            }
        }
        if (Set.copyOf(lineIds).size() < lineIds.size()) {
            problems.add("two items have the same line_item_id");
        }
    }

    private static void address(FieldProblems problems, String at, @Nullable Address address, boolean countryOnly) {
        if (address == null) {
            problems.add(at + " is missing");
            return;
        }
        problems.country(at + ".country_code", address.countryCode());
        problems.text(at + ".name", address.name(), 100, !countryOnly);
        problems.text(at + ".address_line_1", address.addressLine1(), 200, !countryOnly);
        problems.text(at + ".city", address.city(), 100, !countryOnly);
        problems.text(at + ".postal_code", address.postalCode(), 50, !countryOnly);
        boolean hasStates = "US".equals(address.countryCode());
        problems.text(at + ".state_province", address.stateProvince(), 100, !countryOnly && hasStates);
        problems.optional(at + ".company", address.company(), 100);
        problems.optional(at + ".phone", address.phone(), 50);
        problems.optional(at + ".address_line_2", address.addressLine2(), 200);
        problems.optional(at + ".address_line_3", address.addressLine3(), 200);
        problems.unmasked(
                at,
                address.name(),
                address.phone(),
                address.addressLine1(),
                address.addressLine2(),
                address.addressLine3(),
                address.city(),
                address.postalCode());
    }
}
