package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxClock;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.orders.OrderJson;
import dev.shopconnector.sandbox.shop.Shop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * "Get Order Detail", at most 50 ids. Ids that the shop does not have are left out; when it has none of them the answer is
 * 21008111.
 */
public final class GetOrders implements Endpoint {
    private static final int MOST = 50;

    private final String version;
    private final SandboxClock clock;

    /** {@code version} as in the path: 202309 or 202507. */
    public GetOrders(String version, SandboxClock clock) {
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Operation operation() {
        return new Operation("GET", "/order/" + version + "/orders", "seller.order.info", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        Shop shop = call.shop();
        long now = clock.seconds();
        List<ObjectNode> found = new ArrayList<>();
        for (String id : ids(call)) {
            shop.orders().look(id, order -> OrderJson.of(order, shop, now)).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new ApiError(200, 21008111, "The order does not belong to the seller.");
        }
        ObjectNode data = Json.object();
        data.putArray("orders").addAll(found);
        return data;
    }

    private static Set<String> ids(ApiCall call) {
        Set<String> ids = new LinkedHashSet<>();
        StringTokenizer tokens = new StringTokenizer(call.http().query("ids"), ",");
        while (tokens.hasMoreTokens()) {
            ids.add(tokens.nextToken().trim());
        }
        if (ids.isEmpty() || ids.size() > MOST) {
            throw ApiError.invalid("Invalid parameter. The `ids` query parameter must hold 1 to 50 ids.");
        }
        return ids;
    }
}
