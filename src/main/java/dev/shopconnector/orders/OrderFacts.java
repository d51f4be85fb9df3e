package dev.shopconnector.orders;

import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lays an order's facts out as exchange variables, so that the rules in {@code orders.judge} read as sentences. The
 * names and meanings are listed in that route's description.
 */
@Component("orderFacts")
public class OrderFacts {
    private final Clock clock;
    private final ImportSettings settings;

    OrderFacts(Clock clock, ImportSettings settings) {
        this.clock = clock;
        this.settings = settings;
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
        exchange.setVariable(
                "linesToShip",
                order.lineItems().stream().filter(LineSelection::isToShip).count());
        layOutHold(exchange, order);
        layOutAddress(exchange, candidate.shipTo());
    }

    private void layOutHold(Exchange exchange, TikTokOrder order) {
        Instant paid = order.paidTime() != null ? order.paidTime() : order.createTime();
        Instant end = (paid == null ? Instant.EPOCH : paid).plus(settings.buyersHour());
        long left = end.getEpochSecond() - clock.instant().getEpochSecond();
        boolean keptByTikTok = Boolean.TRUE.equals(order.isOnHoldOrder());
        exchange.setVariable("holdEndsAt", end.toString());
        exchange.setVariable("holdSecondsLeft", Math.max(0, left));
        exchange.setVariable("buyersHourLeft", keptByTikTok ? 0L : Math.max(0, left));
    }

    private static void layOutAddress(Exchange exchange, @Nullable ShipTo shipTo) {
        exchange.setVariable("addressMasked", shipTo == null ? "" : String.join(", ", shipTo.masked()));
        exchange.setVariable("shipTo", shipTo);
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
