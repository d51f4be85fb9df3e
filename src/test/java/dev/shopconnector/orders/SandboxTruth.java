package dev.shopconnector.orders;

import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.OrderQuery;
import dev.shopconnector.sandbox.shop.Shop;
import dev.shopconnector.sandbox.shop.TimeRange;
import java.util.Map;
import java.util.TreeMap;

/** What a shop of the sandbox holds, read past its API: the oracle of the import. */
public final class SandboxTruth {
    private static final OrderQuery ALL =
            new OrderQuery(null, TimeRange.OPEN, TimeRange.OPEN, null, null, null, null, true, true);

    private SandboxTruth() {}

    /** An order as the tables should have it; the time is TikTok's {@code update_time} in unix seconds. */
    public record State(long updateTime, String status) {}

    /** All orders of the shop by id. */
    public static Map<String, State> of(TikTokSandbox sandbox, String shopId) {
        Map<String, State> states = new TreeMap<>();
        shop(sandbox, shopId).orders().search(ALL, shop(sandbox, shopId), 0, Integer.MAX_VALUE, order -> {
            states.put(order.orderId(), new State(order.updateTime, order.status));
            return order.orderId();
        });
        return states;
    }

    private static Shop shop(TikTokSandbox sandbox, String shopId) {
        return sandbox.control().sellers().all().stream()
                .flatMap(seller -> seller.shops().stream())
                .filter(shop -> shop.id().equals(shopId))
                .findFirst()
                .orElseThrow();
    }
}
