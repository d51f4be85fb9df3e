package dev.shopconnector.pages;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Two merchants with a shop each, an operator, and the pages: mia has the first shop, otto the second, olga sees both. */
final class PageStage implements AutoCloseable {
    static final String PASSWORD = "a long enough password";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    final TikTokSandbox sandbox;
    final RunningConnector connector;
    private final Seller seller;
    private final Seller other;
    private final String key;

    /** With so many generated orders in mia's shop and none in otto's; {@code settings} as {@code name=value}. */
    PageStage(SandboxOptions options, String sellerName, int orders, String... settings) {
        sandbox = TikTokSandbox.start(options.withOrders(0));
        connector = RunningConnector.start(
                sandbox,
                EmbeddedMariaDb.shared().freshUrl(),
                Stream.concat(
                                Stream.of("shipments.push.tick-millis=50", "shipments.accept.patience-millis=30000"),
                                Arrays.stream(settings))
                        .toArray(String[]::new));
        seller = sandbox.control().sellers().add(sellerName, 1, orders);
        other = sandbox.control().sellers().add("Otto's", 1, 0);
        Instant from = sandbox.clock().instant().minus(Duration.ofDays(60));
        key = connector.connect(seller.id(), from);
        connector.connect(other.id(), from);
        Users users = connector.bean(Users.class);
        users.add("mia", PASSWORD, Role.MERCHANT);
        users.add("otto", PASSWORD, Role.MERCHANT);
        users.add("olga", PASSWORD, Role.OPERATOR);
        sql("INSERT INTO user_stores (user_name, shop_id) VALUES ('mia', ?), ('otto', ?)", shop(), otherShop());
        await().atMost(SOON).until(() -> connector.count("SELECT COUNT(*) FROM orders") >= orders);
    }

    /** The sandbox's fixed clock. */
    PageStage(int orders, String... settings) {
        this(SandboxOptions.forTests(), "Mia's", orders, settings);
    }

    String shop() {
        return seller.shops().get(0).id();
    }

    String otherShop() {
        return other.shops().get(0).id();
    }

    String sellerId() {
        return seller.id();
    }

    String url(String path) {
        return connector.url() + path;
    }

    /** A path of mia's store. */
    String path(String rest) {
        return "/stores/" + shop() + rest;
    }

    Visitor visitor(String name) {
        return Visitor.loggedIn(connector, name, PASSWORD);
    }

    int sql(String statement, Object... arguments) {
        return connector.sql(jdbc -> jdbc.update(statement, arguments));
    }

    String text(String query, Object... arguments) {
        return connector.sql(jdbc -> String.valueOf(jdbc.queryForObject(query, String.class, arguments)));
    }

    /** Orders of mia's shop that the connector has read. */
    List<String> placed(NewOrder wish, int count) {
        return placed(shop(), wish, count);
    }

    List<String> placed(String shopId, NewOrder wish, int count) {
        List<String> ids = sandbox.control().orders().place(shopId, wish, count);
        ids.forEach(id -> await().atMost(SOON)
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", id) == 1));
        return ids;
    }

    String shippable() {
        return placed(NewOrder.shippable(sandbox.clock().instant()), 1).get(0);
    }

    /** ShipStation tells of a parcel of mia's; its id. */
    String shipped(String orderId, String carrier, String trackingNumber) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("notifications")
                .addObject()
                .put("notification_id", UUID.randomUUID().toString())
                .put("order_id", orderId)
                .put("carrier_code", carrier)
                .put("tracking_number", trackingNumber);
        HttpResponse<String> answer = connector.orderSource(key, "shipment_notification", body);
        JsonNode result =
                RunningConnector.json(answer).path("notification_results").path(0);
        return result.path("submission_id").asText();
    }

    /** Lays this over the order as TikTok shows it, and waits until the connector has read it. */
    void edit(String orderId, String mergePatch) {
        try {
            String before = fingerprint(orderId);
            sandbox.control().orders().edit(orderId, (ObjectNode) JSON.readTree(mergePatch));
            sandbox.control().orders().touch(orderId);
            await().atMost(SOON).until(() -> !fingerprint(orderId).equals(before));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String fingerprint(String orderId) {
        return text("SELECT HEX(fingerprint) FROM orders WHERE order_id = ?", orderId);
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
    }
}
