package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.connections.ShopAuthorizations;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.testing.Browser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A merchant whose authorisation has ended has the store's personal data erased, in a real browser. */
class ErasureInBrowserTest {
    private final Browser browser = Browser.start();
    private final PageStage stage = new PageStage(
            SandboxOptions.forTests().withClock(Instant.now(), true),
            "Mia's",
            0,
            "orders.erase.every-millis=200",
            "orders.erase.first-after-millis=0");

    @AfterEach
    void stop() {
        stage.close();
        browser.close();
    }

    @Test
    void onlyAfterTheAuthorisationHasEndedAndOnlyWithTheStoresName() {
        String order = stage.shippable();
        String shipped = stage.shippable();
        String parcel = stage.shipped(shipped, "carrier nobody knows", "XY12345678");
        browser.logIn(stage.connector.url(), "mia", PageStage.PASSWORD);
        browser.open(stage.url(stage.path("/erase")));
        assertThat(browser.text()).contains("TikTok accepts this store");
        assertThat(browser.has("#name")).isFalse();
        browser.inspect("erase-not-yet");

        end();
        browser.open(stage.url(stage.path("")));
        assertThat(browser.text()).contains("What was stored is kept until");
        browser.inspect("store-taken-back");
        browser.open(stage.url(stage.path("/connection")));
        browser.inspect("connection-taken-back");
        browser.find("main a[href$='/erase']").click();
        browser.await("the page", () -> browser.has("#name"));
        browser.inspect("erase");
        Keyboard.assertReachesEverything(browser);

        browser.fill("name", "another name");
        browser.press("Erase it for good");
        assertThat(browser.find("[role=alert]").getText()).contains("Nothing is erased");
        browser.inspect("erase-refused");
        assertThat(erased()).isZero();

        browser.fill("name", stage.text("SELECT store_name FROM shops WHERE id = ?", stage.shop()));
        browser.press("Erase it for good");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> stage.connector.count("SELECT COUNT(*) FROM shops WHERE erase_asked_by IS NOT NULL") == 0);
        assertThat(erased()).isEqualTo(2);
        browser.open(stage.url(stage.path("/erase")));
        assertThat(browser.text()).contains("There is nothing left to erase", "Asked for after", "mia");
        browser.inspect("erased");

        browser.open(stage.url(stage.path("")));
        assertThat(browser.text()).contains("was erased on").doesNotContain("Nothing is lost");
        browser.inspect("store-erased");
        browser.open(stage.url(stage.path("/orders/" + shipped)));
        assertThat(browser.text()).contains("Parcel …5678 was given up");
        browser.inspect("order-with-erased-parcel");
        browser.open(stage.url(stage.path("/orders/" + order)));
        assertThat(browser.text()).contains("Erased on");
        assertThat(browser.has("form[action$='/personal-data']")).isFalse();
        browser.inspect("order-erased");
        browser.open(stage.url(stage.path("/parcels/" + parcel)));
        assertThat(browser.text()).contains("was erased on", "…5678").doesNotContain("XY12345678");
        browser.inspect("parcel-erased");
        browser.open(stage.url(stage.path("/settings")));
        assertThat(browser.text()).contains("Keep personal data");
        browser.fill("company_name", "Not saved yet");
        browser.fill("order_id", "no id");
        browser.press("Read it again");
        assertThat(browser.text()).contains("Write the order's id");
        assertThat(browser.find("#order_id").getDomProperty("value")).isEqualTo("no id");
        assertThat(browser.find("#company_name").getDomProperty("value")).isEqualTo("Not saved yet");
        browser.inspect("settings-wish-refused");
        browser.open(stage.url(stage.path("/audit")));
        assertThat(browser.text()).contains("store.erase");
    }

    @Test
    void anotherMerchantsStoreIsNoPage() {
        end();
        Visitor otto = stage.visitor("otto");
        assertThat(otto.get(stage.path("/erase")).statusCode()).isEqualTo(404);
        String name = stage.text("SELECT store_name FROM shops WHERE id = ?", stage.shop());
        assertThat(otto.post(stage.path("/erase"), "name", name).statusCode()).isEqualTo(404);
        assertThat(stage.connector.count("SELECT COUNT(*) FROM audit WHERE action = 'store.erase'"))
                .isZero();
    }

    private void end() {
        Instant then = stage.sandbox.clock().instant().plusSeconds(60);
        Boolean ended = stage.connector.bean(TransactionTemplate.class).execute(transaction -> stage.connector
                .bean(ShopAuthorizations.class)
                .deauthorized(stage.shop(), then));
        assertThat(ended).isTrue();
    }

    private int erased() {
        return stage.connector.count("SELECT COUNT(*) FROM orders WHERE erased_at IS NOT NULL");
    }
}
