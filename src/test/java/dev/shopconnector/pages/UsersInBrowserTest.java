package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.shop.Seller;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** An administrator's pages, and everybody's own. */
class UsersInBrowserTest {
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
    void anAdministratorAddsSettlesAndDeactivatesAUser() {
        Seller seller = pages.sandbox.control().sellers().add("Given", 1, 0);
        pages.connector.connect(seller.id(), pages.sandbox.clock().instant().minus(Duration.ofDays(1)));
        pages.logIn("ada");
        pages.browser.press("Users");
        pages.browser.inspect("users");
        pages.browser.fill("newName", "<b>eve");
        pages.browser.press("Add");
        assertThat(pages.browser.find("#newNameHelp").getText()).contains("Use up to 64 letters");
        assertThat(pages.browser.value("#newName")).isEqualTo("<b>eve");
        pages.browser.inspect("users-refused");
        pages.browser.fill("newName", "mia");
        pages.browser.press("Add");
        assertThat(pages.browser.find("#newNameHelp").getText()).contains("There is a user of this name");

        pages.browser.fill("newName", "eve");
        new Select(pages.browser.find("#role")).selectByValue("OPERATOR");
        pages.browser.press("Add");
        String password = pages.browser.value("#password");
        pages.browser.inspect("new-password");
        pages.browser.press("I have copied it");
        pages.browser.inspect("user");
        new Select(pages.browser.find("#role")).selectByValue("MERCHANT");
        pages.browser.press("Change the role");
        assertThat(pages.browser.find("[role=status]").getText()).contains("role was changed");
        pages.browser
                .driver()
                .findElement(By.cssSelector("[value='" + seller.shops().get(0).id() + "']"))
                .click();
        pages.browser.press("Change the stores");
        pages.browser.inspect("user-changed");

        pages.browser.forget();
        pages.browser.logIn(pages.connector.url(), "eve", password);
        assertThat(pages.browser.text()).contains("Store of " + seller.id()).doesNotContain("Users");
        pages.browser.open(pages.url("/users"));
        assertThat(pages.browser.find("h1").getText()).isEqualTo("Not allowed");
        pages.browser.inspect("not-allowed");

        pages.logIn("ada");
        pages.browser.open(pages.url("/users/change?name=eve"));
        pages.browser.press("Deactivate");
        assertThat(pages.browser.text()).contains("logged out everywhere");
        pages.browser.forget();
        pages.browser.logIn(pages.connector.url(), "eve", password);
        assertThat(pages.browser.has("[role=alert]")).isTrue();
    }

    @Test
    void anAdministratorCannotLockHerselfOut() {
        pages.logIn("ada");
        pages.browser.open(pages.url("/users/change?name=ada"));

        assertThat(pages.browser.text()).contains("This is you").doesNotContain("Deactivate");
        pages.browser.inspect("user-self");
    }

    @Test
    void aUserChangesTheOwnPassword() {
        pages.connector.bean(Users.class).add("own", Pages.PASSWORD, Role.MERCHANT);
        pages.logIn("own");
        pages.browser.open(pages.url("/account"));
        pages.browser.inspect("account");
        change(Pages.PASSWORD, "short", "short");
        assertThat(pages.browser.find("#nextHelp").getText()).contains("at least 12");
        pages.browser.inspect("account-refused");
        change(Pages.PASSWORD, "a much better password", "another one");
        assertThat(pages.browser.find("#repeatedHelp").getText()).contains("not the same");
        change("wrong", "a much better password", "a much better password");
        assertThat(pages.browser.find("#presentHelp").getText()).contains("wrong");
        change(Pages.PASSWORD, "a much better password", "a much better password");
        assertThat(pages.browser.find("[role=status]").getText()).contains("password was changed");
        pages.browser.logIn(pages.connector.url(), "own", "a much better password");
        assertThat(pages.browser.find("h1").getText()).isEqualTo("Stores");
    }

    private static void change(String present, String next, String repeated) {
        pages.browser.fill("present", present);
        pages.browser.fill("next", next);
        pages.browser.fill("repeated", repeated);
        pages.browser.press("Change the password");
    }
}
