package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.flows.EditedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

            pages.logIn("mia");
            assertThat(pages.browser.text()).doesNotContain("Routes");
            pages.browser.open(pages.url("/routes"));
            assertThat(pages.browser.text()).contains("Not allowed");
        }
    }
}
