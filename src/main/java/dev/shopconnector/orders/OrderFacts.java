package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokOrder;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays an order's facts out as exchange variables, so that the rules in {@code orders.judge} read as sentences. The
 * names and meanings are listed in that route's description.
 */
@Component("orderFacts")
public class OrderFacts {
    private static final int LONGEST_WORD = 64;

    private final BuyersHour hour;

    OrderFacts(BuyersHour hour) {
        this.hour = hour;
    }

    /** Sets the variables for the candidate in the body. */
    public void layOut(Exchange exchange) {
        Candidate candidate = exchange.getMessage().getBody(Candidate.class);
        TikTokOrder order = candidate.order();
        exchange.setVariable("hasDocument", candidate.hasDocument());
        exchange.setVariable("unreadable", candidate.unreadable() == null ? "" : candidate.unreadable());
        if (order == null) {
            return;
        }
        exchange.setVariable("orderType", orElse(order.orderType(), "UNSPECIFIED"));
        exchange.setVariable("fulfillmentType", orElse(order.fulfillmentType(), "UNSPECIFIED"));
        exchange.setVariable("shippingType", orElse(order.shippingType(), "UNSPECIFIED"));
        exchange.setVariable("status", orElse(order.status(), "UNSPECIFIED"));
        exchange.setVariable("buyerAskedToCancel", Boolean.TRUE.equals(order.isBuyerRequestCancel()));
        exchange.setVariable("lines", order.lineItems().size());
        exchange.setVariable(
                "linesOnHold",
                order.lineItems().stream().filter(LineSelection::isOnHold).count());
        exchange.setVariable(
                "linesToShip",
                order.lineItems().stream().filter(LineSelection::isToShip).count());
        layOutHold(exchange, order);
        layOutAddress(exchange, candidate.shipTo());
    }

    private void layOutHold(Exchange exchange, TikTokOrder order) {
        exchange.setVariable("holdEndsAt", hour.endsAt(order).toString());
        exchange.setVariable("holdSecondsLeft", hour.secondsLeft(order));
        exchange.setVariable("buyersHourLeft", hour.secondsLeftToUs(order));
    }

    private static void layOutAddress(Exchange exchange, @Nullable ShipTo shipTo) {
        exchange.setVariable("addressMasked", shipTo == null ? "" : String.join(", ", shipTo.masked()));
        exchange.setVariable("shipTo", shipTo);
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : FittingText.of(value, LONGEST_WORD);
    }
}
