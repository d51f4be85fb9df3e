package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.Browser;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Each page of a store as a person has it: in a real browser, on a desktop and on a phone, with a keyboard. */
class StorePagesInBrowserTest {
    private static Browser browser;
    private static PageStage stage;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        stage = new PageStage(SandboxOptions.forTests().withClock(Instant.now(), true), "Mia's", 120);
        stage.shipped(stage.shippable(), "ups", "1Z999AA10123456784");
        stage.shipped(stage.shippable(), "carrier nobody knows", "XY12345678");
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
            browser.close();
        }
    }

    @BeforeEach
    void miaIsLoggedIn() {
        browser.forget();
        browser.logIn(stage.connector.url(), "mia", PageStage.PASSWORD);
    }

    @Test
    void theOverviewCanBeLookedAt() {
        browser.open(stage.url(stage.path("")));
        browser.inspect("store");
    }

    @Test
    void ordersAreFilteredAndPaged() {
        browser.open(stage.url(stage.path("/orders")));
        browser.inspect("orders");
        browser.press("Older orders");
        browser.inspect("orders-older");
        assertThat(browser.url()).contains("after=");
    }

    @Test
    void oneOrderTellsItsJourney() {
        String order = stage.text("SELECT order_id FROM parcels WHERE state = 'refused' LIMIT 1");
        browser.open(stage.url(stage.path("/orders/" + order)));
        browser.driver().findElements(By.cssSelector("details")).forEach(WebElement::click);
        browser.inspect("order");

        browser.press("Show them once");
        browser.inspect("order-personal-data");

        browser.press("Read it again now");
        assertThat(browser.find("[role=status]").getText()).contains("read again");
    }

    @Test
    void aHeldOrderTellsWhy() {
        String order = stage.placed(NewOrder.paidNow(), 1).get(0);
        browser.open(stage.url(stage.path("/orders/" + order)));
        assertThat(browser.text()).contains("Held");
        browser.inspect("order-held");
    }

    @Test
    void parcelsAreListedAndLookedAt() {
        browser.open(stage.url(stage.path("/parcels")));
        browser.inspect("parcels");
        browser.press("carrier");
        browser.inspect("parcels-of-a-rule");

        browser.press("XY12345678");
        browser.inspect("parcel");
    }

    @Test
    void theAuditLogCanBeLookedAt() {
        browser.open(stage.url(stage.path("/audit")));
        browser.inspect("audit");
    }

    @Test
    void everyButtonIsReachedWithTheKeyboard() {
        String parcel = stage.text("SELECT id FROM parcels WHERE state = 'refused' LIMIT 1");
        browser.open(stage.url(stage.path("/parcels/" + parcel)));
        int buttons =
                browser.driver().findElements(By.cssSelector("main button")).size();
        assertThat(buttons).isGreaterThan(1);
        java.util.Set<String> reached = new java.util.HashSet<>();
        for (int i = 0; i < 60; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement here = browser.driver().switchTo().activeElement();
            if (here.getTagName().equals("button")) {
                reached.add(here.getText());
            }
        }
        assertThat(reached).contains("Send it again", "Give it up");
    }
}
