package dev.shopconnector.orders;

/** Text cut to the room that there is for it, where holding an order or a parcel for a long name would help nobody. */
public final class FittingText {
    private FittingText() {}

    /** The text, or its first {@code most} characters with an ellipsis as the last; no character is cut in half. */
    public static String of(String text, int most) {
        return fits(text, most)
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    static boolean fits(String text, int most) {
        return text.codePointCount(0, text.length()) <= most;
    }
}
