package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.Browser;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginPageTest {
    private static final String PASSWORD = "a long enough password";
    private static Browser browser;
    private static TikTokSandbox sandbox;
    private static RunningConnector connector;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
        connector = RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());
        connector.bean(Users.class).add("ada", PASSWORD, Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        if (connector != null) {
            connector.close();
            sandbox.close();
            browser.close();
        }
    }

    @BeforeEach
    void nobodyIsLoggedIn() {
        browser.forget();
    }

    @Test
    void whoLogsInSeesTheStores() {
        browser.open(connector.url() + "/");
        assertThat(browser.url()).endsWith("/login");
        browser.inspect("login");

        browser.logIn(connector.url(), "ada", PASSWORD);

        assertThat(browser.find("h1").getText()).isEqualTo("Stores");
        browser.inspect("stores-none");
    }

    @Test
    void aWrongPasswordIsToldWithoutTellingWhatIsWrong() {
        browser.logIn(connector.url(), "ada", "wrong");

        assertThat(browser.find("[role=alert]").getText()).contains("Name or password is wrong");
        browser.inspect("login-refused");
    }
}
