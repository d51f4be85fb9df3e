package dev.shopconnector.orders;

import dev.shopconnector.connections.StoreSettings;
import dev.shopconnector.connections.StoreSettings.HeldOrders;
import dev.shopconnector.shipstation.SalesOrder;
import dev.shopconnector.shipstation.SalesOrderStatus;
import dev.shopconnector.shipstation.SalesOrderValidator;
import dev.shopconnector.tiktok.TikTokOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what {@code orders.judge} decided, and holds an order after all that ShipStation would refuse: one
 * invalid order makes it refuse the whole page.
 */
@Component("judge")
public class Judge {
    private final Clock clock;
    private final JudgeRules rules;
    private final SalesOrderDocuments documents;

    Judge(Clock clock, JudgeRules rules, SalesOrderDocuments documents) {
        this.clock = clock;
        this.rules = rules;
        this.documents = documents;
    }

    /**
     * Reads the variables {@code verdict}, {@code rule}, {@code reason}, {@code remedy}, {@code reviewAfter} (seconds)
     * and {@code shipstationStatus} that the route set, and concludes the candidate in the body.
     */
    public void conclude(Exchange exchange) {
        Candidate candidate = exchange.getMessage().getBody(Candidate.class);
        Judgement judgement = StatusMapping.explained(
                judgement(exchange, candidate.order(), candidate.settings()), candidate.settings());
        if (judgement.verdict() == Verdict.HOLD) {
            boolean wanted = candidate.settings().held() == HeldOrders.ON_HOLD;
            if (!wanted
                    || !"OnHold".equals(exchange.getVariable("mayBeShown", String.class))
                    || !show(candidate, judgement)) {
                wait(candidate, judgement);
            }
            return;
        }
        serve(candidate, judgement);
    }

    /** What ShipStation has it is told to wait with; where that was erased here, it is written anew. */
    private void wait(Candidate candidate, Judgement judgement) {
        StoredOrder before = candidate.stored();
        if (before == null || !before.erased() || !candidate.hasDocument()) {
            candidate.conclude(judgement, null);
            return;
        }
        MappedOrder mapped = onHold(candidate);
        if (mapped == null) {
            candidate.conclude(
                    judgement.adding(
                            "ShipStation may have it as open and is not told to wait, because its personal data was"
                                    + " erased here and TikTok masks it now: put it on hold in ShipStation."),
                    null);
        } else {
            candidate.conclude(judgement.withWarnings(mapped.warnings()), documents.write(mapped.salesOrder()));
        }
    }

    /** The order as one that waits; null when ShipStation would not take it. */
    private static @Nullable MappedOrder onHold(Candidate candidate) {
        TikTokOrder order = candidate.order();
        ShipTo shipTo = candidate.shipTo();
        if (order == null || shipTo == null || !shipTo.isDeliverable()) {
            return null;
        }
        MappedOrder mapped = map(candidate, order, SalesOrderStatus.OnHold, shipTo);
        return SalesOrderValidator.problems(mapped.salesOrder()).isEmpty() ? mapped : null;
    }

    /** ShipStation is shown the order as one that waits; false when it would not take it. */
    private boolean show(Candidate candidate, Judgement judgement) {
        MappedOrder mapped = onHold(candidate);
        if (mapped == null) {
            return false;
        }
        candidate.conclude(
                judgement
                        .shownOnHold(mapped.warnings())
                        .adding("ShipStation has it as OnHold meanwhile, as this store's settings want it."),
                documents.write(mapped.salesOrder()));
        return true;
    }

    private static MappedOrder map(Candidate candidate, TikTokOrder order, SalesOrderStatus status, ShipTo shipTo) {
        MappedOrder mapped = SalesOrderMapper.map(order, status, shipTo);
        return new MappedOrder(
                StoreTouch.of(mapped.salesOrder(), candidate.raw().json(), candidate.settings()), mapped.warnings());
    }

    private void serve(Candidate candidate, Judgement judgement) {
        TikTokOrder order = candidate.order();
        ShipTo shipTo = candidate.shipTo();
        SalesOrderStatus status = documents.status(judgement.shipstationStatus());
        boolean closed = status == SalesOrderStatus.Cancelled || status == SalesOrderStatus.Completed;
        // ShipStation is told the end of what it has, with the document that it has where there can be no newer one.
        boolean told = closed && candidate.hasDocument();
        if (told && (shipTo == null || !shipTo.isDeliverable())) {
            candidate.conclude(ended(candidate, judgement), null);
            return;
        }
        if (order == null || shipTo == null || status == null) {
            candidate.conclude(
                    judgement.heldBecause(
                            "serveable",
                            "The rules let the order pass but left it without a readable body, an address or a ShipStation"
                                    + " status.",
                            "Correct orders.judge: its last branch must set shipstationStatus to one of ShipStation's words."),
                    null);
            return;
        }
        MappedOrder mapped = map(candidate, order, status, shipTo);
        SalesOrder salesOrder = mapped.salesOrder();
        List<String> problems = SalesOrderValidator.problems(salesOrder);
        if (!problems.isEmpty() && told) {
            candidate.conclude(ended(candidate, judgement), null);
            return;
        }
        if (!problems.isEmpty()) {
            candidate.conclude(
                    judgement.heldBecause(
                            "valid",
                            "ShipStation would refuse this order and its whole page: " + String.join("; ", problems)
                                    + ".",
                            "Correct the order at TikTok Shop, or enter it in ShipStation by hand; it is read again when it"
                                    + " changes."),
                    null);
            return;
        }
        candidate.conclude(judgement.withWarnings(mapped.warnings()), documents.write(salesOrder));
    }

    /** Told with the document that ShipStation has, unless that was erased here: then a person has to end it there. */
    private static Judgement ended(Candidate candidate, Judgement judgement) {
        StoredOrder before = candidate.stored();
        return before == null || !before.erased()
                ? judgement
                : judgement.heldBecause(
                        "erased",
                        "TikTok's status is " + judgement.tiktokStatus()
                                + ". ShipStation may have the order as open and is"
                                + " not told, because its personal data was erased here and TikTok masks it now.",
                        "Look for the order in ShipStation and end it there, so that nobody ships it.");
    }

    private Judgement judgement(Exchange exchange, @Nullable TikTokOrder order, StoreSettings settings) {
        String rule = text(exchange, "rule", "unnamed");
        Instant now = clock.instant();
        Long reviewAfter = exchange.getVariable("reviewAfter", Long.class);
        Verdict verdict = "serve".equals(text(exchange, "verdict", "hold")) ? Verdict.SERVE : Verdict.HOLD;
        return new Judgement(
                verdict,
                rule,
                text(exchange, "reason", "No rule of orders.judge decided about this order."),
                exchange.getVariable("remedy", String.class),
                order == null ? null : order.status(),
                verdict == Verdict.SERVE ? exchange.getVariable("shipstationStatus", String.class) : null,
                now,
                reviewAfter == null ? null : now.plusSeconds(Math.max(1, reviewAfter)),
                rules.before(exchange.getContext(), rule),
                List.of(),
                settings.toldVersion() == 0 ? null : settings.toldVersion());
    }

    private static String text(Exchange exchange, String variable, String otherwise) {
        String value = exchange.getVariable(variable, String.class);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
