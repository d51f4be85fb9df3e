package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettingsDesk;
import dev.shopconnector.testing.Browser;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings page in a real browser: what it looks like, what axe finds, and that it works. */
class SettingsInBrowserTest {
    private static final String PASSWORD = "a long enough password";
    private static final String NAME = "<img src=x onerror=alert(1)>";
    private static Browser browser;
    private static TikTokSandbox sandbox;
    private static RunningConnector connector;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
        connector = RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());
        connector.bean(Users.class).add("ada", PASSWORD, Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        if (connector != null) {
            connector.close();
            sandbox.close();
            browser.close();
        }
    }

    @Test
    void aMerchantSettlesAStoreAndAsksForOrders() {
        Seller seller = sandbox.control().sellers().add("Browser", 1, 30);
        connector.connect(seller.id(), sandbox.clock().instant());
        String shopId = seller.shops().get(0).id();
        ImportWishes wishes = connector.bean(ImportWishes.class);
        LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        wishes.backfill(shopId, today.minusDays(100), null, "ada");
        wishes.reimport(shopId, "4711", "ada");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> wishes.backfills(shopId).get(0).state().equals("done"));
        browser.forget();
        browser.logIn(connector.url(), "ada", PASSWORD);
        String page = connector.url() + "/stores/" + shopId + "/settings";
        browser.open(page);
        browser.inspect("settings");

        browser.fill("store_name", NAME);
        browser.fill("retention_days", "3");
        browser.press("Save");
        assertThat(browser.find("[role=alert]").getText()).contains("from 7 to 365");
        browser.inspect("settings-refused");

        browser.fill("retention_days", "90");
        browser.fill("custom_field_1", "payment.total_amount");
        browser.press("Save");
        assertThat(browser.text()).contains("Saved.");
        browser.inspect("settings-saved");
        assertThat(connector.bean(SettingsDesk.class).find(shopId).orElseThrow().storeName())
                .isEqualTo(NAME);
        assertThat(browser.has("img[src=x]")).isFalse();
    }
}
