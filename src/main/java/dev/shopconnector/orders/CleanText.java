package dev.shopconnector.orders;

import org.jspecify.annotations.Nullable;

/**
 * Text as someone wrote it, without what XML 1.0 or JSON cannot carry: control characters but tab, newline and carriage
 * return, unpaired surrogates, U+FFFE and U+FFFF. Blanks at both ends go too; everything else stays, emoji included.
 */
public final class CleanText {
    private CleanText() {}

    /** The clean text, or null when nothing visible is left. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = (isClean(text) ? text : cleaned(text)).strip();
        return clean.isEmpty() ? null : clean;
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::allowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
