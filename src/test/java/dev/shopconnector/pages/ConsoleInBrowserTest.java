package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.Browser;
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

    @Test
    void anOperatorFindsTheDiagramOfARouteByItsId() {
        enter("olga", "/camel");
        node("orders.judge").click();
        tab("Diagram");
        browser.await(
                "the diagram",
                () -> browser.driver()
                                .findElements(By.cssSelector(".react-flow__node"))
                                .size()
                        > 3);
        browser.shoot("hawtio-diagram");
        assertThat(browser.text()).contains("orders.judge");
        assertThat(browser.refusals()).isEmpty();
    }

    @Test
    void anOperatorPausesAShopAndReplaysAParcel() {
        enter("olga", "/jmx");
        open("dev.shopconnector");
        await(() -> present("Shops"));
        browser.shoot("hawtio-tree");
        node("Shops").click();
        tab("Operations");
        browser.await("operations", () -> browser.text().contains("pause"));
        browser.shoot("hawtio-operations");
        System.out.println("OPS "
                + browser.driver()
                        .getPageSource()
                        .replaceAll("(?s)<style.*?</style>|<svg.*?</svg>|<head.*?</head>", ""));
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
        await(() -> present(words));
        return nodes(words).get(0);
    }

    /** Opens the folder and each in it. */
    private static void open(String folder) {
        node(folder);
        for (int depth = 0; depth < 2; depth++) {
            int level = depth;
            await(() -> level == 0 || browser.has("li[id^='" + folder + "'] li"));
            browser.driver()
                    .findElements(By.cssSelector("li[id^='" + folder
                            + "'][aria-expanded=false] > .pf-v5-c-tree-view__content .pf-v5-c-tree-view__node-toggle"))
                    .forEach(WebElement::click);
        }
    }

    private static void tab(String words) {
        await(() -> click("//*[self::a or self::button][normalize-space()='" + words + "']"));
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

    private static void await(BooleanSupplier condition) {
        browser.await("the console", condition);
    }
}
