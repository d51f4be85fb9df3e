package dev.shopconnector.orders;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as TikTok writes them: decimal text in major units. */
final class Money {
    // Bounded, because BigDecimal also takes "1e999999999", and writing that out would take all memory.
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    private Money() {}

    /** The amount, or null when the text is absent or is no amount. */
    static @Nullable BigDecimal parse(@Nullable String text) {
        return text != null && AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
