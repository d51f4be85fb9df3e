package dev.shopconnector.shipments;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A carrier as somebody names it: ShipStation by a code or in words, TikTok Shop in words.
 *
 * @param told without blanks around it; may be empty
 */
record CarrierName(String told) {
    private static final int LONGEST_QUOTE = 40;
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}+");

    static CarrierName of(@Nullable String told) {
        return new CarrierName(told == null ? "" : told.strip());
    }

    /** Whether two names are the same carrier, however they are written; null is no carrier. */
    static boolean same(@Nullable String one, @Nullable String other) {
        return of(one).key().equals(of(other).key());
    }

    /** What makes two names the same carrier: letters and digits alone, in lower case. */
    String key() {
        return NEITHER_LETTER_NOR_DIGIT.matcher(told).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The same with one underscore between its words, so {@code U.S. Postal Service} is {@code u_s_postal_service}. */
    String words() {
        String joined = NEITHER_LETTER_NOR_DIGIT.matcher(told).replaceAll("_").toLowerCase(Locale.ROOT);
        int from = joined.startsWith("_") ? 1 : 0;
        int to = joined.length() > from && joined.endsWith("_") ? joined.length() - 1 : joined.length();
        return joined.substring(from, to);
    }

    /** For a sentence: short, and nothing in it that breaks a line. */
    String quotable() {
        String printable = UNPRINTABLE.matcher(told).replaceAll(" ");
        return printable.codePointCount(0, printable.length()) <= LONGEST_QUOTE
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…";
    }
}
