package dev.shopconnector.pages;

import static org.awaitility.Awaitility.await;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Consents on the pages without a browser: ada (administrator), olga (operator), mia and max (merchants). */
final class ConsentStage implements AutoCloseable {
    static final String PASSWORD = "a long enough password";
    private static final Pattern STATE = Pattern.compile("state=([A-Za-z0-9_-]+)");

    final TikTokSandbox sandbox;
    final RunningConnector connector;

    /** {@code settings} as {@code name=value}. */
    ConsentStage(String... settings) {
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
        connector = RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), settings);
        Users users = connector.bean(Users.class);
        users.add("ada", PASSWORD, Role.ADMINISTRATOR);
        users.add("olga", PASSWORD, Role.OPERATOR);
        users.add("mia", PASSWORD, Role.MERCHANT);
        users.add("max", PASSWORD, Role.MERCHANT);
    }

    PageClient client(String user) {
        PageClient client = new PageClient(connector);
        client.logIn(user, PASSWORD);
        return client;
    }

    /** A US seller with so many shops. */
    Seller seller(String name, int shops) {
        return sandbox.control().sellers().add(name, shops, 0, "LOCAL");
    }

    static String shop(Seller seller, int number) {
        return seller.shops().get(number).id();
    }

    HttpResponse<String> begin(PageClient client, String storeName, String importFrom) {
        return client.post(
                "/catalogue/tiktok-shop", "/connect", Map.of("storeName", storeName, "importFrom", importFrom));
    }

    /** The seller consents to a new store, and the browser comes back. */
    HttpResponse<String> consent(PageClient client, Seller seller) {
        return back(client, begin(client, "", "2026-10-01"), seller);
    }

    HttpResponse<String> reconnect(PageClient client, Seller seller, int number) {
        return back(
                client, client.post("/account", "/stores/" + shop(seller, number) + "/reconnect", Map.of()), seller);
    }

    HttpResponse<String> choose(PageClient client, String... shops) {
        return client.post("/connect/choose", "/connect/choose", Map.of("shops", String.join(",", shops)));
    }

    private HttpResponse<String> back(PageClient client, HttpResponse<String> begun, Seller seller) {
        Matcher state = STATE.matcher(begun.body());
        if (!state.find()) {
            throw new IllegalStateException(begun.statusCode() + " " + begun.body());
        }
        String code = sandbox.control().sellers().issueCode(seller.id());
        return client.get("/connect/back?code=" + code + "&state=" + state.group(1));
    }

    /** Waits until an order that is placed now was read, which takes tokens that TikTok Shop accepts. */
    void awaitReading(Seller seller, int number) {
        String order = sandbox.control()
                .orders()
                .place(shop(seller, number), NewOrder.shippable(sandbox.clock().instant()), 1)
                .get(0);
        await("a reading of " + seller.name())
                .until(() -> connector.count("SELECT COUNT(*) FROM orders WHERE order_id = ?", order) == 1);
    }

    String state(Seller seller) {
        return text("SELECT state FROM connections WHERE open_id = ?", seller.openId());
    }

    String text(String query, Object... arguments) {
        return connector.sql(jdbc -> String.valueOf(jdbc.queryForObject(query, String.class, arguments)));
    }

    int audited(String who, String action, String shop) {
        return connector.count(
                "SELECT COUNT(*) FROM audit WHERE who = ? AND action = ? AND shop_id = ?", who, action, shop);
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
    }
}
