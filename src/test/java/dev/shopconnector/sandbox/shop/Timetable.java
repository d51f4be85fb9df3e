package dev.shopconnector.sandbox.shop;

/** What time alone does to an order: it ends the hold, and moves what was shipped through the API. */
final class Timetable {
    private Timetable() {}

    /** When the order next changes by itself; 0 when it does not. */
    static long next(Order order) {
        Journey journey = order.journey;
        return switch (order.status) {
            case OrderStatus.ON_HOLD -> order.holdEnds;
            case OrderStatus.AWAITING_COLLECTION -> journey == null ? 0 : journey.collected();
            case OrderStatus.IN_TRANSIT -> journey == null ? 0 : journey.delivered();
            case OrderStatus.DELIVERED -> journey == null ? 0 : journey.completed();
            default -> 0;
        };
    }

    /** Lets the change of {@link #next} happen, at its time; what travels never goes back before its last change. */
    static void pass(Order order) {
        long at = Math.max(next(order), order.updateTime);
        switch (order.status) {
            case OrderStatus.ON_HOLD -> LifeCycle.release(order, next(order));
            case OrderStatus.AWAITING_COLLECTION -> LifeCycle.setStatus(order, OrderStatus.IN_TRANSIT, at);
            case OrderStatus.IN_TRANSIT -> LifeCycle.setStatus(order, OrderStatus.DELIVERED, at);
            default -> LifeCycle.setStatus(order, OrderStatus.COMPLETED, at);
        }
    }
}
