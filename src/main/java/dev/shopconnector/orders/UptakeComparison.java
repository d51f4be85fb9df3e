package dev.shopconnector.orders;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether ShipStation has taken an order that it may have. */
@Component
class UptakeComparison {
    private final ReconcileSettings settings;

    UptakeComparison(ReconcileSettings settings) {
        this.settings = settings;
    }

    Optional<Difference> of(Reconciliation run, OrderState before, OrderState after) {
        if (isPassedBy(run, before, after)) {
            return Optional.of(
                    before.exportedAt() == null
                            ? Difference.healed(
                                    before.orderId(),
                                    "not-handed-out",
                                    "ShipStation has read past this order without being handed it; it is offered again.")
                            : Difference.healed(
                                    before.orderId(),
                                    "not-acknowledged",
                                    "ShipStation was handed this order at " + before.exportedAt()
                                            + " and has not acknowledged it; it is offered again."));
        }
        if (isUnasked(run, before, after)) {
            return Optional.of(Difference.open(
                    before.orderId(),
                    "not-handed-out",
                    "ShipStation may have this order since " + before.modifiedAt() + " and has not asked for it.",
                    "See in ShipStation whether the store is connected and imports; there is nothing to mend here."));
        }
        return Optional.empty();
    }

    /** Whether ShipStation has read on since, so that it will not come to the order by itself. */
    boolean isPassedBy(Reconciliation run, OrderState before, OrderState after) {
        Instant now = run.uptake().now();
        Instant lastExport = run.uptake().lastExport();
        Instant exported = before.exportedAt();
        if (!isSettled(before, after)) {
            return false;
        }
        if (exported == null) {
            return before.modifiedAt().isBefore(now.minus(settings.handOutWithin()))
                    && lastExport != null
                    && lastExport.isAfter(before.modifiedAt());
        }
        return run.uptake().acknowledges()
                && before.acknowledgedAt() == null
                && exported.isBefore(now.minus(settings.acknowledgeWithin()));
    }

    private boolean isUnasked(Reconciliation run, OrderState before, OrderState after) {
        return isSettled(before, after)
                && before.exportedAt() == null
                && before.modifiedAt().isBefore(run.uptake().now().minus(settings.handOutWithin()));
    }

    /** An order that was changed just now has a new modified time already. */
    private static boolean isSettled(OrderState before, OrderState after) {
        return before.isToShip() && after.isToShip() && before.modifiedAt().equals(after.modifiedAt());
    }
}
