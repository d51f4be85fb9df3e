package dev.shopconnector.pages;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.Browser;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A connector, a sandbox and a browser. The browser knows the sandbox as {@code localhost} and the connector as
 * {@code 127.0.0.1}: to it these are two sites, as TikTok's and ours are.
 */
final class Pages implements AutoCloseable {
    static final String PASSWORD = "a long enough password";

    final Browser browser;
    final TikTokSandbox sandbox;
    final RunningConnector connector;

    private Pages(Browser browser, TikTokSandbox sandbox, RunningConnector connector) {
        this.browser = browser;
        this.sandbox = sandbox;
        this.connector = connector;
    }

    /** With the users ada (administrator), mia and max (merchants). */
    static Pages start(String... settings) {
        Browser browser = Browser.start();
        TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(12));
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "tiktok.consent-url=" + sandbox.baseUrl().replace("127.0.0.1", "localhost");
        RunningConnector connector =
                RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), all);
        sandbox.leadConsentsTo(connector.url() + "/connections/callback");
        Users users = connector.bean(Users.class);
        users.add("ada", PASSWORD, Role.ADMINISTRATOR);
        users.add("mia", PASSWORD, Role.MERCHANT);
        users.add("max", PASSWORD, Role.MERCHANT);
        return new Pages(browser, sandbox, connector);
    }

    String url(String path) {
        return connector.url() + path;
    }

    void logIn(String user) {
        browser.forget();
        browser.logIn(connector.url(), user, PASSWORD);
    }

    /** From the front page to TikTok's consent page. */
    void toTikTok(String storeName) {
        browser.open(url("/catalogue/tiktok-shop"));
        browser.fill("storeName", storeName);
        browser.press("Connect");
        awaitTikTok();
    }

    /** The number of a stored order that ShipStation is told of so. */
    String awaitOrder(String status) {
        String query = "SELECT COALESCE(MIN(order_id), '') FROM orders WHERE shipstation_status = ?";
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> connector.sql(sql -> sql.queryForObject(query, String.class, status)),
                        found -> !found.isEmpty());
    }

    void awaitTikTok() {
        browser.await("TikTok's page", () -> browser.has("#deny"));
    }

    /** The seller consents, and the browser comes back. */
    void approve(String sellerId) {
        follow("#approve-" + sellerId);
    }

    void deny() {
        follow("#deny");
    }

    private void follow(String link) {
        browser.find(link).click();
        awaitBack();
    }

    /** The browser comes from the callback to the page behind it. */
    void awaitBack() {
        browser.await(
                "a page of ours behind the callback",
                () -> browser.url().startsWith(connector.url())
                        && !browser.url().contains("/connections/callback")
                        && browser.has("main h1, body > h1, body pre, body"));
        browser.await("a whole page", () -> browser.has("body"));
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
        browser.close();
    }
}
