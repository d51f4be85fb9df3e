package dev.shopconnector.sandbox.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Order;
import dev.shopconnector.sandbox.shop.OrderFacts;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.OrderWatch;
import java.util.List;
import java.util.Objects;

/** Calls about the orders of a shop: one call for each thing that changed. */
public final class OrderNews implements OrderWatch {
    private final String shopId;
    private final SandboxClock clock;
    private final Webhooks webhooks;

    public OrderNews(String shopId, SandboxClock clock, Webhooks webhooks) {
        this.shopId = shopId;
        this.clock = clock;
        this.webhooks = webhooks;
    }

    @Override
    public void changed(OrderFacts before, Order order) {
        OrderFacts now = OrderFacts.of(order);
        if (!now.status().equals(before.status())) {
            webhooks.tell(shopId, EventType.ORDER_STATUS_CHANGE, status(order));
        }
        if (!Objects.equals(now.address(), before.address())) {
            webhooks.tell(
                    shopId, EventType.RECIPIENT_ADDRESS_UPDATE, about(order).put("update_time", clock.seconds()));
        }
        if (!now.parcels().equals(before.parcels())) {
            webhooks.tell(shopId, EventType.PACKAGE_UPDATE, parcels(order, now.parcels()));
        }
        if (now.cancelRequested() != before.cancelRequested()) {
            webhooks.tell(shopId, EventType.CANCELLATION_STATUS_CHANGE, cancellation(order, now.cancelRequested()));
        }
    }

    /** Type 1, which is also how a new order is told of. */
    public static ObjectNode status(Order order) {
        // Webhooks spell it so.
        String status = order.status.equals(OrderStatus.CANCELLED) ? "CANCEL" : order.status;
        return about(order)
                .put("order_status", status)
                .put("is_on_hold_order", order.profile.holds())
                .put("update_time", order.updateTime);
    }

    private ObjectNode parcels(Order order, List<String> parcels) {
        ObjectNode data = Json.object().put("sc_type", "SPLIT").put("role_type", "ROLE_SELLER");
        var list = data.putArray("package_list");
        for (String parcel : parcels) {
            list.addObject().put("package_id", parcel).putArray("order_id_list").add(order.orderId());
        }
        return data.put("update_time", clock.seconds());
    }

    private ObjectNode cancellation(Order order, boolean asked) {
        return about(order)
                .put("cancellations_role", "BUYER")
                .put("cancel_status", asked ? "CANCELLATION_REQUEST_PENDING" : "CANCELLATION_REQUEST_CANCEL")
                .put("cancel_id", "4035" + order.orderId().substring(4))
                .put("create_time", clock.seconds());
    }

    private static ObjectNode about(Order order) {
        return Json.object().put("order_id", order.orderId());
    }
}
