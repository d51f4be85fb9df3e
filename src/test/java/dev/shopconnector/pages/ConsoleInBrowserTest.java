package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shopconnector.testing.Browser;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Hawtio as an operator has it, in a real browser. */
class ConsoleInBrowserTest {
    private static final String SEARCH = "POST /order/202309/orders/search";

    private static Browser browser;
    private static PageStage stage;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        stage = new PageStage(3);
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
    void nobodyIsLoggedIn() {
        browser.forget();
    }

    /** The first has an error handler of its own, which Hawtio cannot draw; the second none. */
    @Test
    void anOperatorFindsTheDiagramOfARouteByItsId() {
        enter("olga", "/camel");
        for (String route : List.of("orders.judge", "node.report")) {
            node(route).click();
            tab("Diagram");
            until(() -> drawn(route));
            browser.shoot("hawtio-diagram-" + route);
        }
        assertThat(browser.refusals()).isEmpty();
    }

    private static boolean drawn(String route) {
        List<WebElement> steps = browser.driver().findElements(By.cssSelector(".react-flow__node"));
        return steps.size() > 1
                && steps.stream().anyMatch(step -> step.getText().contains("(ID: " + route));
    }

    @Test
    void anOperatorPausesAShopAndReplaysAParcel() {
        enter("olga", "/jmx");
        open("dev.shopconnector");
        operationsOf("Shops");
        execute("list()");
        browser.await("the list", () -> browser.text().contains("parcels refused"));
        browser.shoot("hawtio-list");
        execute("pause(", stage.shop(), "seen in the browser");
        browser.await("the answer", () -> browser.text().contains("is read until somebody resumes it"));
        browser.shoot("hawtio-paused");
        assertThat(stage.text("SELECT paused_by FROM shops WHERE id = ?", stage.shop()))
                .isEqualTo("olga");
        // One reading may have been under way.
        await("polling stops").atMost(Duration.ofSeconds(30)).until(() -> {
            int before = readings(stage.shop());
            ottosIsRead();
            return readings(stage.shop()) == before;
        });
        int stopped = readings(stage.shop());
        assertThat(stopped).isPositive();
        ottosIsRead();
        assertThat(readings(stage.shop())).isEqualTo(stopped);

        operationsOf("Waiting and refused");
        String parcel = stage.text("SELECT id FROM parcels WHERE state = 'refused'");
        execute("refusedParcels(", stage.shop());
        browser.await("the parcel", () -> browser.text().contains(parcel));
        browser.shoot("hawtio-refused");
        assertThat(browser.text()).doesNotContain("XY12345678");
        execute("replay(", stage.shop(), parcel);
        browser.await("the answer", () -> browser.text().contains("On its way again"));
        browser.shoot("hawtio-replayed");
        assertThat(stage.text("SELECT who FROM audit WHERE action = 'parcel.replay' AND subject = ?", parcel))
                .isEqualTo("olga");

        operationsOf("Shops");
        execute("resume(", stage.shop());
        await("polling goes on").atMost(Duration.ofSeconds(30)).until(() -> readings(stage.shop()) > stopped);
        assertThat(browser.refusals()).isEmpty();
    }

    /** Otto's shop is read several times more: workers are awake and take what is due. */
    private static void ottosIsRead() {
        int before = readings(stage.otherShop());
        await().atMost(Duration.ofSeconds(30)).until(() -> readings(stage.otherShop()) >= before + 5);
    }

    /** Searches for orders of the shop that the sandbox was asked for. */
    private static int readings(String shop) {
        return stage.sandbox.calls().count(SEARCH, stage.text("SELECT cipher FROM shops WHERE id = ?", shop));
    }

    private static void operationsOf(String bean) {
        node(bean).click();
        tab("Operations");
    }

    /** Opens the operation, fills in its arguments in order, presses its button. */
    private static void execute(String operation, String... arguments) {
        String item = "li[aria-labelledby^='operation " + operation + "']";
        until(() -> browser.has(item));
        if (browser.has(item + " button[aria-label=Details][aria-expanded=false]")) {
            browser.find(item + " button[aria-label=Details]").click();
        }
        List<WebElement> inputs = browser.driver().findElements(By.cssSelector(item + " section input"));
        assertThat(inputs).hasSize(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            inputs.get(i).sendKeys(arguments[i]);
        }
        browser.find(item + " section button.pf-m-danger").click();
    }

    private static void enter(String user, String page) {
        browser.open(stage.url("/actuator/hawtio" + page));
        browser.fill("username", user);
        browser.fill("password", PageStage.PASSWORD);
        browser.press("Log in");
        browser.await("the tree", () -> browser.has("ul[role=tree]"));
    }

    private static boolean present(String words) {
        return !nodes(words).isEmpty();
    }

    private static List<WebElement> nodes(String words) {
        return browser.driver()
                .findElements(
                        By.xpath("//*[contains(@class,'tree-view__node-text')][normalize-space()='" + words + "']"));
    }

    private static WebElement node(String words) {
        until(() -> present(words));
        return nodes(words).get(0);
    }

    /** Opens the folder and each in it. */
    private static void open(String folder) {
        node(folder);
        for (int depth = 0; depth < 2; depth++) {
            int level = depth;
            until(() -> level == 0 || browser.has("li[id^='" + folder + "'] li"));
            browser.driver()
                    .findElements(By.cssSelector("li[id^='" + folder
                            + "'][aria-expanded=false] > .pf-v5-c-tree-view__content .pf-v5-c-tree-view__node-toggle"))
                    .forEach(WebElement::click);
        }
    }

    private static void tab(String words) {
        until(() -> click("//*[self::a or self::button][contains(normalize-space(),'" + words + "')]"));
    }

    private static boolean click(String xpath) {
        List<WebElement> found = browser.driver().findElements(By.xpath(xpath));
        if (found.isEmpty()) {
            return false;
        }
        try {
            found.get(0).click();
            return true;
        } catch (StaleElementReferenceException e) {
            return false;
        }
    }

    private static void until(BooleanSupplier condition) {
        browser.await("the console", condition);
    }
}
