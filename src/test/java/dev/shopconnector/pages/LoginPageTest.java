package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginPageTest {
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

    @BeforeEach
    void nobodyIsLoggedIn() {
        pages.browser.forget();
    }

    @Test
    void whoLogsInSeesTheStores() {
        pages.browser.open(pages.url("/"));
        assertThat(pages.browser.url()).endsWith("/login");
        pages.browser.inspect("login");

        pages.browser.logIn(pages.connector.url(), "ada", Pages.PASSWORD);

        assertThat(pages.browser.find("h1").getText()).isEqualTo("Stores");
        pages.browser.inspect("stores-none");
    }

    @Test
    void aWrongPasswordIsToldWithoutTellingWhatIsWrongAndTheAdministratorSeesIt() {
        pages.browser.logIn(pages.connector.url(), "mia", "wrong");
        assertThat(pages.browser.find("[role=alert]").getText()).contains("Name or password is wrong");
        pages.browser.inspect("login-refused");

        pages.logIn("ada");
        pages.browser.press("Users");
        pages.browser.press("Logins and changes of users");
        assertThat(pages.browser.find("tbody").getText()).contains("login.fail mia wrong password");
        pages.browser.inspect("users-audit");
    }
}
