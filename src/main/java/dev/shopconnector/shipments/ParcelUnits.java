package dev.shopconnector.shipments;

import dev.shopconnector.orders.LineContext;
import dev.shopconnector.orders.LineSelection;
import dev.shopconnector.shipstation.ShipmentNotification;
import dev.shopconnector.shipstation.ShippedItem;
import dev.shopconnector.tiktok.TikTokLine;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which units of an order ShipStation means: a parcel asks for so many of each kind ({@link OrderItems}), or for all that is
 * left.
 */
final class ParcelUnits {
    /** What {@link #text} says of a parcel that asks for all that is left. */
    static final String ALL = "*";

    private final TikTokOrder order;
    private final OrderItems items;
    private final Map<String, Integer> asked = new TreeMap<>();
    private final Map<String, Set<String>> candidates = new LinkedHashMap<>();

    private ParcelUnits(TikTokOrder order) {
        this.order = order;
        this.items = new OrderItems(order);
    }

    /**
     * What this notification asks for.
     *
     * @throws UnitsRefusedException when an item is none of the order
     */
    static ParcelUnits asked(TikTokOrder order, ShipmentNotification notification) {
        ParcelUnits units = new ParcelUnits(order);
        LineContext context =
                LineContext.parse(notification.integrationContext()).orElseGet(() -> LineContext.of(order));
        for (ShippedItem item : notification.items()) {
            List<String> lines = units.items.find(item, context);
            String kind = units.items.kind(lines.get(0));
            units.asked.merge(kind, item.quantity(), ParcelUnits::sum);
            units.candidates.computeIfAbsent(kind, key -> new LinkedHashSet<>()).addAll(lines);
        }
        return units;
    }

    /** The sum, or the most that there is; no order has so many. */
    private static int sum(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE);
    }

    /** The same request always gives the same text, whatever has been shipped since. */
    String text() {
        return asked.isEmpty()
                ? ALL
                : asked.entrySet().stream()
                        .map(kind -> kind.getKey() + "x" + kind.getValue())
                        .collect(Collectors.joining(","));
    }

    /** Whether all that is left is asked for, and something is. */
    boolean isRest(Set<String> taken) {
        return asked.isEmpty() && !lines(LineSelection::isToShip, taken).isEmpty();
    }

    /** Whether these lines are just what is asked for. */
    boolean areThose(List<String> lineIds) {
        if (lineIds.isEmpty()) {
            return false;
        }
        if (asked.isEmpty()) {
            return true;
        }
        int all = asked.values().stream().reduce(0, ParcelUnits::sum);
        return all == lineIds.size() && shareOut(lineIds).isComplete();
    }

    /** Units for a parcel out of these, which it leaves some of; empty when they are too few, or just as many. */
    Optional<List<String>> within(List<String> lineIds) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        SharedOut shared = shareOut(lineIds);
        return shared.isComplete() && shared.units().size() < lineIds.size()
                ? Optional.of(shared.units())
                : Optional.empty();
    }

    /** Whether each of these lines may be one that is asked for. */
    boolean mayHold(List<String> lineIds) {
        return asked.isEmpty()
                || lineIds.stream()
                        .allMatch(line -> candidates.values().stream().anyMatch(meant -> meant.contains(line)));
    }

    /**
     * Units for a new parcel out of those that are neither shipped, cancelled nor in another parcel.
     *
     * @throws UnitsRefusedException when there are not enough; it names how many are left
     */
    List<String> take(Set<String> taken) {
        return choose(lines(LineSelection::isToShip, taken));
    }

    /**
     * The same where cancelled units may fill up what is short; for a parcel with all that is left only when the whole
     * order was cancelled.
     *
     * @throws UnitsRefusedException {@code otherwise}, when there are not enough all the same
     */
    List<String> takeCancelledToo(Set<String> taken, UnitsRefusedException otherwise) {
        List<String> units = new ArrayList<>(lines(LineSelection::isToShip, taken));
        List<String> cancelled = lines(LineSelection::isCancelled, taken);
        if (!asked.isEmpty() || cancelled.size() == order.lineItems().size()) {
            units.addAll(cancelled);
        }
        try {
            return choose(units);
        } catch (UnitsRefusedException e) {
            throw otherwise;
        }
    }

    /** Whether any unit of what is asked for is neither shipped, cancelled nor in another parcel. */
    boolean hasAnyLeft(Set<String> taken) {
        return lines(LineSelection::isToShip, taken).stream().anyMatch(line -> mayHold(List.of(line)));
    }

    /** Whether what is short may be units that were cancelled and that no parcel has. */
    boolean mayBeCancelled(Set<String> taken) {
        List<String> cancelled = lines(LineSelection::isCancelled, taken);
        if (asked.isEmpty()) {
            return !cancelled.isEmpty();
        }
        List<String> units = new ArrayList<>(lines(LineSelection::isToShip, taken));
        units.addAll(cancelled);
        return !cancelled.isEmpty() && shareOut(units).isComplete();
    }

    private List<String> lines(Predicate<TikTokLine> which, Set<String> taken) {
        return order.lineItems().stream()
                .filter(which)
                .map(TikTokLine::id)
                .filter(line -> !taken.contains(line))
                .toList();
    }

    private List<String> choose(List<String> left) {
        if (asked.isEmpty()) {
            if (left.isEmpty()) {
                throw UnitRefusals.tooMany(
                        "nothing is left of the order: every unit is cancelled or in another parcel");
            }
            return left;
        }
        SharedOut shared = shareOut(left);
        shared.shortOf().forEach((kind, free) -> {
            throw UnitRefusals.tooMany("it holds " + asked.get(kind) + " of " + items.label(kind) + ", but " + free
                    + (free == 1 ? " is" : " are") + " left to ship");
        });
        return shared.units();
    }

    private SharedOut shareOut(List<String> left) {
        return SharedOut.of(asked, candidates, left);
    }
}
