package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.Browser;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What others wrote stands on the pages as text: {@code inspect} finds no element that it made, and none runs. */
    @Test
    void whatOthersWroteIsText() {
        String evil = "<img src=x onerror=\"document.title='stolen'\"><script>document.title='stolen'</script>";
        String order = stage.shippable();
        String json = "\"" + evil.replace("\"", "\\\"") + "\"";
        String line = stage.sandbox
                .control()
                .orders()
                .show(order)
                .path("line_items")
                .path(0)
                .path("id")
                .asText();
        stage.edit(
                order,
                "{\"buyer_message\":" + json + ",\"seller_note\":" + json + ",\"buyer_nickname\":" + json
                        + ",\"recipient_address\":{\"name\":" + json + "},\"line_items\":[{\"id\":\"" + line
                        + "\",\"product_name\":" + json + ",\"sku_name\":" + json + ",\"seller_sku\":" + json
                        + ",\"display_status\":\"AWAITING_SHIPMENT\"}]}");
        String parcel = stage.shipped(order, evil, "<b onmouseover=x>1");
        stage.sql("UPDATE shops SET name = ?, store_name = ? WHERE id = ?", evil, evil, stage.otherShop());
        stage.sql("INSERT INTO user_stores (user_name, shop_id) VALUES ('mia', ?)", stage.otherShop());
        stage.sql(
                "INSERT INTO audit (at, who, action, shop_id, subject, details) VALUES (NOW(6), ?, ?, ?, ?, ?)",
                evil.substring(0, 60),
                "<i>",
                stage.otherShop(),
                evil.substring(0, 60),
                evil);

        for (String path : List.of(
                "/",
                "/stores/" + stage.otherShop(),
                "/stores/" + stage.otherShop() + "/orders",
                "/stores/" + stage.otherShop() + "/audit",
                stage.path("/orders?text=%3Cscript%3E&rule=%3Cscript%3E&status=%22%3E%3Cscript%3E&from=%3Cscript%3E"),
                stage.path("/orders/" + order),
                stage.path("/parcels?state=refused&rule=%3Cscript%3E"),
                stage.path("/parcels?state=refused"),
                stage.path("/parcels/" + parcel))) {
            browser.open(stage.url(path));
            browser.inspect("written-by-others");
            assertThat(browser.driver().getTitle())
                    .as(path)
                    .doesNotStartWith("stolen")
                    .contains("ShipStation");
        }
        assertThat(browser.text()).contains(evil.substring(0, 20));
        browser.fill("note", evil);
        browser.press("Give it up");
        assertThat(browser.text()).contains("A person decided", "onerror=");
        browser.inspect("written-by-others");
        browser.open(stage.url(stage.path("/orders/" + order)));
        browser.press("Show them once");
        assertThat(browser.text()).contains(evil);
        browser.inspect("written-by-others");
    }

    @Test
    void everyButtonIsReachedWithTheKeyboard() {
        String parcel = stage.text("SELECT id FROM parcels WHERE state = 'refused' LIMIT 1");
        browser.open(stage.url(stage.path("/parcels/" + parcel)));
        int buttons =
                browser.driver().findElements(By.cssSelector("main button")).size();
        assertThat(buttons).isGreaterThan(1);
        Set<String> reached = new HashSet<>();
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
