package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleInBrowserTest {
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

    @Test
    void look() throws Exception {
        browser.open(stage.url("/actuator/hawtio"));
        browser.fill("username", "olga");
        browser.fill("password", PageStage.PASSWORD);
        browser.press("Log in");
        for (String p : new String[] {"", "/camel", "/camel/routes", "/jmx"}) {
            browser.open(stage.url("/actuator/hawtio" + p));
            Thread.sleep(4000);
            browser.shoot("hawtio" + p.replace('/', '-'));
            System.out.println("=== " + browser.url() + "\n" + browser.text());
            System.out.println("refused " + browser.refusals());
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("target/hawtio" + p.replace('/', '-') + ".html"),
                    browser.driver().getPageSource());
        }
        browser.driver().manage().logs().get("browser").getAll().forEach(System.out::println);
        assertThat(browser.has("body")).isTrue();
    }
}
