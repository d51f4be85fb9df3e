package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clock stands still until it is moved: what is slowed stays so. Each test has names and addresses of its own. */
class GuessedPasswordsTest {
    private static final String PASSWORD = "a long enough password";
    private static final String BEHIND_A_PROXY = "server.forward-headers-strategy=native";

    private static TikTokSandbox sandbox;
    private static RunningConnector connector;

    @BeforeAll
    static void start() {
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
        connector = RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), BEHIND_A_PROXY);
        for (String name : new String[] {"ann", "bob", "cat"}) {
            connector.bean(Users.class).add(name, PASSWORD, Role.MERCHANT);
        }
    }

    @AfterAll
    static void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void ofOneNameFiveGuessesAreFreeAndTheRightPasswordWaitsThenToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(isIn("ann", "wrong", "192.0.2.1" + i)).isFalse();
        }
        assertThat(isIn("ann", PASSWORD, "192.0.2.20")).isFalse();
        sandbox.clock().advance(Duration.ofSeconds(29));
        assertThat(isIn("ann", PASSWORD, "192.0.2.20")).isFalse();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(isIn("ann", PASSWORD, "192.0.2.20")).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(isIn("ann", "wrong", "192.0.2.21")).isFalse();
        }
        assertThat(isIn("ann", PASSWORD, "192.0.2.21")).isTrue();
    }

    @Test
    void ofOneAddressTwentyGuessesAreFreeOverAllNames() {
        for (int i = 0; i < 20; i++) {
            assertThat(isIn("unknown" + i, "wrong", "198.51.100.1")).isFalse();
        }
        assertThat(isIn("bob", PASSWORD, "198.51.100.1")).isFalse();
        assertThat(isIn("bob", PASSWORD, "198.51.100.2")).isTrue();
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(isIn("bob", PASSWORD, "198.51.100.1")).isTrue();
    }

    @Test
    void manyGuessesAtOnceAreNotLookedAtForThePriceOfOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                guesses.add(() -> isIn("cat", "wrong", "203.0.113.1"));
            }
            for (Future<Boolean> guess : threads.invokeAll(guesses)) {
                assertThat(guess.get()).isFalse();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(failures("name cat")).isEqualTo(5);
        assertThat(failures("address 203.0.113.1")).isEqualTo(5);
        assertThat(isIn("cat", PASSWORD, "203.0.113.2")).isFalse();
    }

    @Test
    void anUnknownNameIsSlowedLikeAKnownOne() {
        for (int i = 0; i < 7; i++) {
            isIn("nobody", "wrong", "203.0.113.9");
        }
        assertThat(failures("name nobody")).isEqualTo(5);
    }

    @Test
    void behindAProxyTheCookieIsForHttpsOnly() {
        assertThat(new PageClient(connector)
                        .send(connector.request("/login").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
    }

    private static int failures(String source) {
        return connector.count("SELECT failures FROM login_attempts WHERE source = UNHEX(SHA2(?, 256))", source);
    }

    private static boolean isIn(String name, String password, String address) {
        return !new PageClient(connector, address).logIn(name, password).contains("/login");
    }
}
