package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.flows.EditedFolder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What operators see of the routes that run, and of an edit that cannot. */
class RoutesInBrowserTest {

    @Test
    void operatorsSeeWhatRunsAndWhyAnEditWasRefused(@TempDir Path at) {
        EditedFolder folder = new EditedFolder(at);
        try (Pages pages = Pages.start(folder.setting(), "connector.routes.look=20ms")) {
            pages.logIn("ada");
            pages.browser.press("Routes");
            pages.browser.inspect("routes");
            assertThat(pages.browser.text()).contains("is what runs", "orders.judge", "Decides for one order");

            folder.edit("orders.judge.camel.yaml", "ref: orderFacts", "ref: orderFax");
            folder.awaitRefused(pages.connector);
            pages.browser.open(pages.url("/routes"));
            pages.browser.inspect("routes-refused");
            assertThat(pages.browser.text()).contains("orders.judge.camel.yaml", "there is no bean 'orderFax'");

            folder.edit("orders.judge.camel.yaml", "ref: orderFax", "ref: orderFacts");
            folder.awaitTaken(pages.connector);
            pages.browser.open(pages.url("/routes"));
            assertThat(pages.browser.text()).contains("is what runs");

            triesADraft(pages, folder);

            pages.logIn("mia");
            assertThat(pages.browser.text()).doesNotContain("Routes");
            pages.browser.open(pages.url("/routes"));
            assertThat(pages.browser.text()).contains("Not allowed");
        }
    }

    private static void triesADraft(Pages pages, EditedFolder folder) {
        pages.connector.connect("1", pages.sandbox.clock().instant().minus(Duration.ofDays(30)));
        String order = pages.awaitOrder("AwaitingShipment");
        String judge = folder.text("orders.judge.camel.yaml");
        folder.draft("orders.judge.camel.yaml", judge.replace("in 'AWAITING_SHIPMENT,PAID,", "in 'PAID,"));

        pages.browser.press("Try an edit on an order");
        pages.browser.inspect("routes-try");
        assertThat(pages.browser.text()).contains("Edited: orders.judge.camel.yaml");
        pages.browser.press("Try");
        assertThat(pages.browser.text()).contains("Give either the number of a stored order");
        pages.browser.fill("order", order);
        pages.browser.press("Try");
        pages.browser.driver().findElements(By.cssSelector("details")).forEach(WebElement::click);
        pages.browser.inspect("routes-tried");
        assertThat(pages.browser.text())
                .contains("The edit changes what becomes of this order", "AwaitingShipment", "Held");

        folder.draft("orders.judge.camel.yaml", judge.replace("ref: orderFacts", "ref: orderFax"));
        pages.browser.press("Try");
        pages.browser.inspect("routes-try-refused");
        assertThat(pages.browser.text()).contains("The edit cannot run", "there is no bean 'orderFax'");
    }
}
