package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.sandbox.shop.Seller;
import dev.shopconnector.settings.ImportWishes;
import dev.shopconnector.settings.SettingsDesk;
import dev.shopconnector.settings.SettingsDraft;
import dev.shopconnector.settings.SettingsInputs;
import dev.shopconnector.settings.SettingsReader;
import dev.shopconnector.settings.SettledStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings page in a real browser: what it looks like, what axe finds, and that it works. */
class SettingsInBrowserTest {
    private static final String NAME = "<img src=x onerror=alert(1)>";
    private static Pages pages;

    @BeforeAll
    static void start() {
        pages = Pages.start();
    }

    @AfterAll
    static void stop() {
        if (pages != null) {
            pages.close();
        }
    }

    @Test
    void aMerchantSettlesAStoreAndAsksForOrders() {
        Seller seller = pages.sandbox.control().sellers().add("Browser", 1, 30);
        pages.connector.connect(seller.id(), pages.sandbox.clock().instant());
        String shopId = seller.shops().get(0).id();
        ImportWishes wishes = pages.connector.bean(ImportWishes.class);
        LocalDate today = LocalDate.ofInstant(pages.sandbox.clock().instant(), ZoneOffset.UTC);
        wishes.backfill(shopId, today.minusDays(100), null, "ada");
        wishes.reimport(shopId, "4711", "ada");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> wishes.backfills(shopId).get(0).state().equals("done"));
        pages.logIn("ada");
        String page = pages.connector.url() + "/stores/" + shopId + "/settings";
        pages.browser.open(page);
        pages.browser.inspect("settings");

        pages.browser.fill("store_name", NAME);
        pages.browser.fill("retention_days", "3");
        pages.browser.press("Save");
        assertThat(pages.browser.find("[role=alert]").getText()).contains("from 7 to 365");
        pages.browser.inspect("settings-refused");

        pages.browser.fill("retention_days", "90");
        pages.browser.fill("custom_field_1", "payment.total_amount");
        pages.browser.press("Save");
        assertThat(pages.browser.text()).contains("Saved.");
        pages.browser.inspect("settings-saved");
        assertThat(pages.connector
                        .bean(SettingsDesk.class)
                        .find(shopId)
                        .orElseThrow()
                        .storeName())
                .isEqualTo(NAME);
        assertThat(pages.browser.has("img[src=x]")).isFalse();
    }

    @Test
    void somebodyElseSavesMeanwhileAndTheStoreIsSwitchedOff() {
        Seller seller = pages.sandbox.control().sellers().add("Two editors", 1, 0);
        pages.connector.connect(seller.id(), pages.sandbox.clock().instant());
        String shopId = seller.shops().get(0).id();
        pages.logIn("ada");
        pages.browser.open(pages.url("/stores/" + shopId + "/settings"));
        SettingsDesk desk = pages.connector.bean(SettingsDesk.class);
        SettledStore store = desk.find(shopId).orElseThrow();
        Map<String, String> other = new TreeMap<>(SettingsInputs.of(store));
        other.put("retention_days", "60");
        other.remove("active");
        SettingsDraft draft = pages.connector.bean(SettingsReader.class).read(other, store);
        desk.save(shopId, store.version(), draft, "olga");

        pages.browser.fill("retention_days", "90");
        pages.browser.press("Save");
        assertThat(pages.browser.find("[role=alert]").getText()).contains("60");
        pages.browser.inspect("settings-edited-meanwhile");

        pages.browser.open(pages.url("/stores/" + shopId));
        assertThat(pages.browser.text()).contains("This store is switched off", "new ones are not given out");
        pages.browser.inspect("store-switched-off");
        // What the container itself refuses, before any page is asked.
        pages.browser.open(pages.url("/stores/" + shopId + "/settings/backfills"));
        pages.browser.inspect("problem");
        pages.browser.open(pages.url("/login/no-role"));
        assertThat(pages.browser.text()).contains("no role");
        pages.browser.inspect("no-role");
    }
}
