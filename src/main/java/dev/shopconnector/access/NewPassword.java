package dev.shopconnector.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What passwords are like. */
public final class NewPassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FEWEST_CHARACTERS = 12;
    /** What BCrypt takes. */
    private static final int MOST_BYTES = 72;

    private NewPassword() {}

    /** One that nobody guesses: 120 random bits. */
    public static String random() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Why this cannot be a password, in words for the one who chose it; null when it can. */
    public static @Nullable String problem(String password) {
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
            return "Use at least " + FEWEST_CHARACTERS + " characters; some words in a row do.";
        }
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? "Use at most " + MOST_BYTES + " characters."
                : null;
    }
}
