package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.gateway.PageToken;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.orders.OrderJson;
import dev.shopconnector.sandbox.shop.OrderBook;
import dev.shopconnector.sandbox.shop.OrderQuery;
import dev.shopconnector.sandbox.shop.OrderStatus;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.TimeRange;
import org.jspecify.annotations.Nullable;

/** "Get Order List" (order search): filters, sort by create or update time, pages over the live result. */
public final class SearchOrders implements Endpoint {
    private final SandboxClock clock;

    public SearchOrders(SandboxClock clock) {
        this.clock = clock;
    }

    @Override
    public Operation operation() {
        return new Operation("POST", "/order/202309/orders/search", "seller.order.info", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        int size = call.pageSize();
        int offset = PageToken.offset(call.http().query("page_token"));
        OrderQuery query = query(call);
        Shop shop = call.shop();
        long now = clock.seconds();
        OrderBook.Page<ObjectNode> page =
                shop.orders().search(query, shop, offset, size, order -> OrderJson.of(order, shop, now));
        ObjectNode data = Json.object();
        int end = offset + page.rows().size();
        data.put("next_page_token", end < page.total() && !page.rows().isEmpty() ? PageToken.of(end) : "");
        if (!page.rows().isEmpty()) {
            data.putArray("orders").addAll(page.rows());
        }
        return data.put("total_count", page.total());
    }

    private static OrderQuery query(ApiCall call) {
        boolean byUpdate = choice(call.http(), "sort_field", "create_time", "update_time");
        boolean ascending = choice(call.http(), "sort_order", "DESC", "ASC");
        SearchBody body = new SearchBody(call.jsonBody());
        return new OrderQuery(
                status(body.text("order_status")),
                range(body, "create_time"),
                range(body, "update_time"),
                body.text("shipping_type"),
                body.text("buyer_user_id"),
                body.flag("is_buyer_request_cancel"),
                body.texts("warehouse_ids", 100),
                byUpdate,
                ascending);
    }

    private static TimeRange range(SearchBody body, String name) {
        return new TimeRange(
                body.seconds(name + "_ge", TimeRange.OPEN.from()), body.seconds(name + "_lt", TimeRange.OPEN.to()));
    }

    private static @Nullable String status(@Nullable String wanted) {
        if (wanted != null && !OrderStatus.ALL.contains(wanted)) {
            throw ApiError.invalid("Invalid parameter. The param body.order_status is invalid.");
        }
        return wanted;
    }

    /** Whether the parameter is the second of its two values; the first is its default. */
    private static boolean choice(HttpCall call, String name, String byDefault, String other) {
        String value = call.query(name);
        if (value.equals(other)) {
            return true;
        }
        if (value.isEmpty() || value.equals(byDefault)) {
            return false;
        }
        throw ApiError.invalid("Invalid parameter. The `" + name + "` query parameter is invalid.");
    }
}
