package dev.shopconnector.pages;

import dev.shopconnector.orders.Verdict;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a store to list. Empty text is no condition.
 *
 * @param verdict null for both
 * @param rule that decided
 * @param status TikTok's
 * @param from the first day on which they were placed, UTC; null for any
 * @param to the last such day; null for any
 * @param text what order id or tracking number begins with
 */
public record OrderFilter(
        @Nullable Verdict verdict,
        String rule,
        String status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String text) {
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 9998;
    static final OrderFilter ALL = new OrderFilter(null, "", "", null, null, "");

    /** As a form or a link sends it. */
    record Asked(String verdict, String rule, String status, String from, String to, String text) {

        /**
         * The filter that was meant.
         *
         * @throws DateTimeParseException when one of the dates is none, or none that the database knows
         */
        OrderFilter filter() {
            return new OrderFilter(
                    Arrays.stream(Verdict.values())
                            .filter(known -> known.word().equals(verdict))
                            .findFirst()
                            .orElse(null),
                    rule.strip(),
                    status.strip(),
                    date(from),
                    date(to),
                    text.replaceAll("\\s", ""));
        }

        private static @Nullable LocalDate date(String text) {
            if (text.isBlank()) {
                return null;
            }
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
                throw new DateTimeParseException("a day that no order can have been placed on", text, 0);
            }
            return day;
        }
    }
}
