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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox's clock stands still until it is moved, so what is slowed stays so. */
class GuessedPasswordsTest {
    private static final String PASSWORD = "a long enough password";
    private static final String BEHIND_A_PROXY = "server.forward-headers-strategy=native";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
    private final RunningConnector connector =
            RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl(), BEHIND_A_PROXY);

    @BeforeEach
    void users() {
        for (int i = 0; i < 30; i++) {
            connector.bean(Users.class).add("user" + i, PASSWORD, Role.MERCHANT);
        }
    }

    @AfterEach
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void ofOneNameFiveGuessesAreFreeAndTheRightPasswordWaitsThenToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(guess("user0", "wrong")).isFalse();
        }
        assertThat(guess("user0", PASSWORD)).isFalse();
        sandbox.clock().advance(Duration.ofSeconds(29));
        assertThat(guess("user0", PASSWORD)).isFalse();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(guess("user0", PASSWORD)).isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(guess("user0", "wrong")).isFalse();
        }
        assertThat(guess("user0", PASSWORD)).isTrue();
    }

    @Test
    void ofOneAddressTwentyGuessesAreFreeOverAllNames() {
        for (int i = 0; i < 20; i++) {
            assertThat(guess("user" + i, "wrong")).isFalse();
        }
        assertThat(guess("user25", PASSWORD)).isFalse();
        assertThat(connector.count("SELECT COUNT(*) FROM login_attempts")).isEqualTo(22);
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(guess("user25", PASSWORD)).isTrue();
    }

    @Test
    void manyGuessesAtOnceAreNotLookedAtForThePriceOfOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                guesses.add(() -> guess("user1", "wrong"));
            }
            threads.invokeAll(guesses);
        } finally {
            threads.shutdown();
        }
        assertThat(connector.count("SELECT MAX(failures) FROM login_attempts")).isEqualTo(5);
        assertThat(guess("user1", PASSWORD)).isFalse();
    }

    @Test
    void anUnknownNameIsSlowedLikeAKnownOne() {
        for (int i = 0; i < 5; i++) {
            guess("nobody", "wrong");
        }
        guess("nobody", "wrong");
        assertThat(connector.count("SELECT MAX(failures) FROM login_attempts")).isEqualTo(5);
    }

    @Test
    void behindAProxyTheCookieIsForHttpsOnly() {
        assertThat(new PageClient(connector)
                        .send(connector.request("/login").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
    }

    private boolean guess(String name, String password) {
        return !new PageClient(connector).logIn(name, password).contains("/login");
    }
}
