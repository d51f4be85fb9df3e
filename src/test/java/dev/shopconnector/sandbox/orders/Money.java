package dev.shopconnector.sandbox.orders;

import java.math.BigDecimal;

/** Cents, and the text in which TikTok Shop shows them: "5.99", or "0" for nothing. */
final class Money {
    private Money() {}

    static String text(long cents) {
        return cents == 0 ? "0" : BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** A share in hundredths of a percent, rounded half up to the cent. */
    static long share(long cents, int basisPoints) {
        return (cents * basisPoints + 5_000) / 10_000;
    }
}
