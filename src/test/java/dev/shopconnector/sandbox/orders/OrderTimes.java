package dev.shopconnector.sandbox.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderStatus;

/** The times of an order; what has not happened is absent, and deadlines exist only between payment and the end. */
final class OrderTimes {
    private static final long DAY = 86_400;

    private OrderTimes() {}

    static void put(ObjectNode node, Order order) {
        happened(node, "paid_time", order.paidTime);
        happened(node, "collection_time", order.collectionTime);
        happened(node, "delivery_time", order.deliveryTime);
        happened(node, "cancel_time", order.cancelTime);
        happened(node, "request_cancel_time", order.requestCancelTime);
        if (order.paidTime == 0 || order.status.equals(OrderStatus.CANCELLED)) {
            return;
        }
        long from = order.createTime;
        node.put("rts_sla_time", from + 2 * DAY)
                .put("tts_sla_time", from + 3 * DAY)
                .put("cancel_order_sla_time", from + 5 * DAY)
                .put("shipping_due_time", from + 5 * DAY)
                .put("collection_due_time", from + 9 * DAY)
                .put("delivery_sla_time", from + 8 * DAY)
                .put("delivery_option_required_delivery_time", from + 8 * DAY);
    }

    private static void happened(ObjectNode node, String name, long seconds) {
        if (seconds > 0) {
            node.put(name, seconds);
        }
    }
}
