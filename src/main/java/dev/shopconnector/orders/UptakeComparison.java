package dev.shopconnector.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether ShipStation has taken an order that it may have, and the newest state of one that it has. */
@Component
class UptakeComparison {
    private final ReconcileSettings settings;

    UptakeComparison(ReconcileSettings settings) {
        this.settings = settings;
    }

    Optional<Difference> of(Reconciliation run, OrderState before, OrderState after) {
        if (!isSettled(before, after)) {
            return Optional.empty();
        }
        if (isUntold(run, before)) {
            return Optional.of(isReadPast(run, before) ? passed(before) : unasked(before));
        }
        if (isUnacknowledged(run, before)) {
            return Optional.of(Difference.healed(
                    before.orderId(),
                    "not-acknowledged",
                    "ShipStation was handed this order at " + before.exportedAt()
                            + " and has not acknowledged it; it is offered again."));
        }
        return Optional.empty();
    }

    /** Whether ShipStation has read on since, so that it will not come to the order by itself. */
    boolean isPassedBy(Reconciliation run, OrderState before, OrderState after) {
        return isSettled(before, after)
                && (isUntold(run, before) ? isReadPast(run, before) : isUnacknowledged(run, before));
    }

    private boolean isUntold(Reconciliation run, OrderState order) {
        return order.isToTell() && !order.isTold() && isOlder(run, order.modifiedAt(), settings.handOutWithin());
    }

    private static boolean isReadPast(Reconciliation run, OrderState order) {
        Instant readTo = run.uptake().readTo();
        return readTo != null && readTo.isAfter(order.modifiedAt());
    }

    private boolean isUnacknowledged(Reconciliation run, OrderState order) {
        Instant exported = order.exportedAt();
        return order.isToShip()
                && run.uptake().acknowledges()
                && order.acknowledgedAt() == null
                && exported != null
                && isOlder(run, exported, settings.acknowledgeWithin());
    }

    private static boolean isOlder(Reconciliation run, Instant time, Duration age) {
        return time.isBefore(run.uptake().now().minus(age));
    }

    private static Difference passed(OrderState order) {
        return Difference.healed(
                order.orderId(),
                "not-handed-out",
                order.exportedAt() == null
                        ? "ShipStation has read past this order without being handed it; it is offered again."
                        : "ShipStation has an earlier state of this order and has read past its change of "
                                + order.modifiedAt() + "; it is offered again.");
    }

    private static Difference unasked(OrderState order) {
        return Difference.open(
                order.orderId(),
                "not-handed-out",
                (order.exportedAt() == null
                                ? "ShipStation may have this order since "
                                : "ShipStation has an earlier state of this order, which changed at ")
                        + order.modifiedAt() + ", and has not asked since.",
                "See in ShipStation whether the store is connected and imports; there is nothing to mend here.");
    }

    /** An order that was changed just now has a new modified time already. */
    private static boolean isSettled(OrderState before, OrderState after) {
        return before.isToTell() && after.isToTell() && before.modifiedAt().equals(after.modifiedAt());
    }
}
