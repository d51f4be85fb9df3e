package dev.shopconnector.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.RunningConnector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A seller's shop of its own at the sandbox, connected, and its merchant at the settings. */
public final class SettledShop {
    private final TikTokSandbox sandbox;
    private final RunningConnector connector;
    private final Seller seller;
    private final String key;

    /** With so many orders of the past, which are imported from {@code importFrom} on. */
    SettledShop(TikTokSandbox sandbox, RunningConnector connector, int orders, Instant importFrom) {
        this.sandbox = sandbox;
        this.connector = connector;
        this.seller = sandbox.control().sellers().add("Settled", 1, orders);
        this.key = connector.connect(seller.id(), importFrom);
    }

    String id() {
        return seller.shops().get(0).id();
    }

    String key() {
        return key;
    }

    SettledStore settled() {
        return connector.bean(SettingsDesk.class).find(id()).orElseThrow();
    }

    /** Changes these inputs of the form and saves; an empty text empties a field and unticks a box. */
    SettledStore save(String... namesAndTexts) {
        return save(connector, id(), namesAndTexts);
    }

    /** The same for any shop. */
    public static SettledStore save(RunningConnector connector, String shopId, String... namesAndTexts) {
        SettledStore before = connector.bean(SettingsDesk.class).find(shopId).orElseThrow();
        SettingsDraft draft = draft(connector, before, namesAndTexts);
        return connector.bean(SettingsDesk.class).save(shopId, before.version(), draft, "ada");
    }

    static SettingsDraft draft(RunningConnector connector, SettledStore before, String... namesAndTexts) {
        Map<String, String> inputs = new TreeMap<>(SettingsInputs.of(before));
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            inputs.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return connector.bean(SettingsReader.class).read(inputs, before);
    }

    /** An order that may ship at once. */
    String shippable() {
        return place(NewOrder.shippable(sandbox.clock().instant()));
    }

    String place(NewOrder wish) {
        return sandbox.control().orders().place(id(), wish, 1).get(0);
    }

    List<JsonNode> exported() {
        return connector.export(key, Instant.EPOCH);
    }

    /** The order as ShipStation has it; empty when it was not handed out. */
    Optional<JsonNode> exported(String orderId) {
        return exported().stream()
                .filter(order -> order.path("order_id").asText().equals(orderId))
                .findFirst();
    }

    String statusOf(String orderId) {
        return exported(orderId).map(order -> order.path("status").asText()).orElse("not handed out");
    }

    int count(String table, String where) {
        return connector.count("SELECT COUNT(*) FROM " + table + " WHERE shop_id = ? AND " + where, id());
    }
}
