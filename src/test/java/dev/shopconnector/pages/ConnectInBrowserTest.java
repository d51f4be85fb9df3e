package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.connections.Stores;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.sandbox.shop.Seller;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The seed's steps, and every way in which they can go wrong, as a merchant sees them. */
class ConnectInBrowserTest {
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
    void fromTheFrontPageToTheSettingsOfANewStore() {
        Seller seller = pages.sandbox.control().sellers().add("Walk & Co", 1, 3);
        pages.logIn("mia");
        pages.browser.press("Connect a store");
        pages.browser.inspect("catalogue");
        pages.browser.press("Connect TikTok Shop");
        assertThat(pages.browser.text()).contains("United States", "Seller Shipping", "active shop");
        pages.browser.inspect("tiktok-shop");
        pages.browser.fill("storeName", "Mia's store");
        pages.browser.press("Connect");
        pages.awaitTikTok();
        pages.approve(seller.id());

        pages.browser.inspect("connected");
        String key = pages.browser.value("input.key");
        assertThat(pages.connector.bean(Stores.class).byKey(key)).hasValueSatisfying(store -> {
            assertThat(store.storeName()).isEqualTo("Mia's store");
            assertThat(store.shopId()).isEqualTo(seller.shops().get(0).id());
        });
        assertThat(pages.browser.refusals()).isEmpty();
        pages.browser.press("Go on to the settings");
        assertThat(pages.browser.url())
                .endsWith("/stores/" + seller.shops().get(0).id() + "/settings");
        pages.browser.open(pages.url("/"));
        pages.browser.inspect("stores");
        assertThat(pages.browser.text()).contains("Mia's store");
        assertThat(audited("store.connect", seller)).isEqualTo("mia");
    }

    @Test
    void anAnswerThatWasUsedOnceConnectsNothing() {
        Seller seller = pages.sandbox.control().sellers().add("Replayed", 1, 0);
        pages.logIn("mia");
        pages.toTikTok("Replayed");
        pages.approve(seller.id());
        String back = pages.browser.url();
        int exchanges = exchanges();

        pages.browser.open(back);

        assertThat(pages.browser.text()).contains("used before");
        pages.browser.inspect("not-connected");
        assertThat(exchanges()).isEqualTo(exchanges);
    }

    @Test
    void aDeclinedConsentIsToldAndConnectsNothing() {
        int shops = shops();
        pages.logIn("mia");
        pages.toTikTok("Declined");
        pages.deny();

        assertThat(pages.browser.text()).contains("declined");
        assertThat(shops()).isEqualTo(shops);
    }

    @Test
    void anotherUserDoesNotEndAConsent() {
        Seller seller = pages.sandbox.control().sellers().add("Not Max's", 1, 0);
        int exchanges = exchanges();
        pages.logIn("mia");
        pages.toTikTok("Mia's");
        String consent = pages.browser.url();
        pages.logIn("max");
        pages.browser.open(consent);
        pages.approve(seller.id());

        assertThat(pages.browser.text()).contains("begun by another user or in another browser");
        assertThat(exchanges()).isEqualTo(exchanges);
    }

    @Test
    void theSameUserInAnotherBrowserDoesNotEndAConsentEither() {
        Seller seller = pages.sandbox.control().sellers().add("Other Browser", 1, 0);
        pages.logIn("mia");
        pages.toTikTok("Mia's");
        String consent = pages.browser.url();
        pages.logIn("mia");
        pages.browser.open(consent);
        pages.approve(seller.id());

        assertThat(pages.browser.text()).contains("begun by another user or in another browser");
    }

    @Test
    void ofSeveralShopsInOneConsentTheMerchantPicks() {
        Seller seller = pages.sandbox.control().sellers().add("Three Shops", 3, 1, "LOCAL");
        int exchanges = exchanges();
        pages.logIn("mia");
        pages.toTikTok("");
        pages.approve(seller.id());
        assertThat(pages.browser.find("h1").getText()).isEqualTo("Choose the shops");
        pages.browser.inspect("choose-shops");
        pages.browser.press("Connect these shops");
        assertThat(pages.browser.find("[role=alert]").getText()).contains("at least one");
        pages.browser.inspect("choose-shops-none");
        List<WebElement> boxes = pages.browser.driver().findElements(By.name("shops"));
        boxes.get(0).click();
        boxes.get(2).click();
        pages.browser.press("Connect these shops");

        pages.browser.inspect("connected-two");
        assertThat(pages.browser.driver().findElements(By.cssSelector("input.key")))
                .hasSize(2);
        assertThat(pages.connector.count(
                        "SELECT COUNT(*) FROM shops WHERE id IN (?, ?)",
                        seller.shops().get(0).id(),
                        seller.shops().get(2).id()))
                .isEqualTo(2);
        assertThat(pages.connector.count(
                        "SELECT COUNT(DISTINCT c.id) FROM connections c JOIN shops s ON s.connection_id = c.id"
                                + " WHERE c.open_id = ?",
                        seller.openId()))
                .isEqualTo(1);
        assertThat(exchanges() - exchanges).isEqualTo(1);
    }

    @Test
    void shopsThatDoNotFitAreRefusedInWords() {
        Seller abroad = pages.sandbox.control().sellers().add("Abroad", 1, 0, "CROSS_BORDER");
        pages.logIn("mia");
        pages.toTikTok("");
        pages.approve(abroad.id());
        assertThat(pages.browser.text()).contains("Cross-border", "Abroad");
    }

    @Test
    void anotherUsersStoreIsNotTakenOver() {
        Seller seller = pages.sandbox.control().sellers().add("Mia's own", 1, 0);
        pages.logIn("mia");
        pages.toTikTok("Mine");
        pages.approve(seller.id());
        pages.logIn("max");
        pages.toTikTok("Mine too");
        pages.approve(seller.id());

        assertThat(pages.browser.text()).contains("another user's store");
        pages.browser.open(pages.url("/stores/" + seller.shops().get(0).id() + "/connection"));
        assertThat(pages.browser.find("h1").getText()).isEqualTo("No such page");
        pages.browser.inspect("no-such-page");
    }

    @Test
    void afterALapseReconnectingKeepsEverything() {
        Seller seller = pages.sandbox.control().sellers().add("Lapsed", 1, 4);
        String shop = seller.shops().get(0).id();
        pages.logIn("mia");
        pages.toTikTok("Lapsed store");
        pages.approve(seller.id());
        String key = pages.browser.value("input.key");
        pages.connector.sql(jdbc -> jdbc.update("UPDATE shops SET store_name = 'Renamed' WHERE id = ?", shop));
        String before = shopRow(shop);
        pages.sandbox.control().sellers().revoke(seller.id(), RefreshRefusal.EXPIRED);
        await().until(() -> pages.connector.count(
                        "SELECT COUNT(*) FROM connections WHERE open_id = ? AND state = 'needs_reauthorization'",
                        seller.openId())
                == 1);

        pages.sandbox.control().orders().place(shop, NewOrder.paidNow(), 3);
        pages.browser.open(pages.url("/stores/" + shop + "/connection"));
        pages.browser.inspect("connection");
        pages.browser.press("Reconnect");
        pages.awaitTikTok();
        pages.approve(seller.id());

        assertThat(pages.browser.url()).endsWith("/stores/" + shop + "/settings");
        assertThat(shopRow(shop)).isEqualTo(before);
        assertThat(pages.connector.bean(Stores.class).byKey(key))
                .hasValueSatisfying(store -> assertThat(store.error()).isNull());
        assertThat(audited("store.reconnect", seller)).isEqualTo("mia");
        await().until(() -> pages.connector.count("SELECT COUNT(*) FROM orders WHERE shop_id = ?", shop)
                == seller.shops().get(0).orders().size());
    }

    @Test
    void consentingForAnotherShopByMistakeChangesNothing() {
        Seller seller = pages.sandbox.control().sellers().add("Right", 1, 0);
        Seller other = pages.sandbox.control().sellers().add("Wrong", 1, 0);
        String shop = seller.shops().get(0).id();
        pages.logIn("mia");
        pages.toTikTok("Right");
        pages.approve(seller.id());
        int shops = shops();
        pages.browser.open(pages.url("/stores/" + shop + "/connection"));
        pages.browser.press("Reconnect");
        pages.awaitTikTok();
        pages.approve(other.id());

        assertThat(pages.browser.text())
                .contains("Wrong (US)", "not for the shop of this store", "Nothing was changed");
        assertThat(shops()).isEqualTo(shops);
    }

    @Test
    void aNewKeyEndsTheOldOneAtOnce() {
        Seller seller = pages.sandbox.control().sellers().add("Keys", 1, 0);
        String shop = seller.shops().get(0).id();
        pages.logIn("mia");
        pages.toTikTok("Keys");
        pages.approve(seller.id());
        String old = pages.browser.value("input.key");
        pages.browser.open(pages.url("/stores/" + shop + "/connection"));
        pages.browser.press("Make a new key");
        pages.browser.inspect("new-key");
        String fresh = pages.browser.value("input.key");

        Stores stores = pages.connector.bean(Stores.class);
        assertThat(stores.byKey(old)).isEmpty();
        assertThat(stores.byKey(fresh)).isPresent();
        assertThat(audited("store.key", seller)).isEqualTo("mia");
    }

    @Test
    void namesOfShopsAndStoresAreTextAndNothingElse() {
        String hostile = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">${7*7}";
        Seller seller = pages.sandbox.control().sellers().add(hostile, 2, 0, "LOCAL");
        pages.logIn("mia");
        pages.toTikTok(hostile);
        pages.approve(seller.id());
        assertThat(pages.browser.text()).contains(hostile);
        pages.browser.inspect("hostile-choice");
        pages.browser.driver().findElement(By.name("shops")).click();
        pages.browser.press("Connect these shops");
        assertThat(pages.browser.text()).contains(hostile);
        pages.browser.inspect("hostile-connected");
        pages.browser.open(pages.url("/"));
        assertThat(pages.browser.text()).contains(hostile);
        pages.browser.inspect("hostile-stores");
        pages.browser.open(pages.url("/stores/" + seller.shops().get(0).id() + "/connection"));
        pages.browser.inspect("hostile-connection");
        assertThat(pages.browser.driver().getTitle()).doesNotContain("run");
    }

    @Test
    void aDateThatCannotBeIsToldBesideTheField() {
        pages.logIn("mia");
        pages.browser.open(pages.url("/catalogue/tiktok-shop"));
        pages.browser
                .driver()
                .executeScript("const f=document.querySelector('main form');f.noValidate=true;"
                        + "f.elements.importFrom.type='text';f.elements.importFrom.value='2031-01-01'");
        pages.browser.fill("storeName", "Kept");
        pages.browser.press("Connect");

        assertThat(pages.browser.find("#importFromHelp").getText()).contains("today or a day before");
        assertThat(pages.browser.value("#storeName")).isEqualTo("Kept");
        pages.browser.inspect("tiktok-shop-refused");
    }

    private static int exchanges() {
        return (int) pages.sandbox.calls().all().stream()
                .filter(call -> call.path().equals("/api/v2/token/get"))
                .count();
    }

    private static int shops() {
        return pages.connector.count("SELECT COUNT(*) FROM shops");
    }

    private static String audited(String action, Seller seller) {
        return pages.connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT who FROM audit WHERE action = ? AND shop_id = ?",
                String.class,
                action,
                seller.shops().get(0).id()));
    }

    private static String shopRow(String shop) {
        return pages.connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT CONCAT_WS(' ', store_name, HEX(store_key_hash), import_from, connection_id) FROM shops"
                        + " WHERE id = ?",
                String.class,
                shop));
    }
}
