package dev.shopconnector.connections;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of plain text, as names are written: no control characters, none that cannot be seen. */
public final class PlainLine {
    /** The most characters of a store's name. */
    public static final int LONGEST_STORE_NAME = 255;

    private static final Pattern UNPLAIN = Pattern.compile("[\\p{C}\\s]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{C}");

    private PlainLine() {}

    /** What is wrong with the text, for the person who wrote it; null when nothing is. */
    public static @Nullable String objection(String text, int longest) {
        if (CONTROL.matcher(text).find()) {
            return "Write plain text on one line.";
        }
        return text.codePointCount(0, text.length()) > longest ? "Use at most " + longest + " characters." : null;
    }

    /** The text made such that there is no objection to it; may be empty. */
    static String of(String text, int longest) {
        String plain = UNPLAIN.matcher(text).replaceAll(" ").strip();
        return plain.codePointCount(0, plain.length()) <= longest
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest)).strip();
    }
}
