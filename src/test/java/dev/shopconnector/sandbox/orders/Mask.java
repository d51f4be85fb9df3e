package dev.shopconnector.sandbox.orders;

/** Masks as TikTok Shop shows them: the first character and the blanks stay, the rest are stars. */
final class Mask {
    private Mask() {}

    static String text(String clear) {
        StringBuilder masked = new StringBuilder(clear.length());
        for (int i = 0; i < clear.length(); i++) {
            char c = clear.charAt(i);
            masked.append(i == 0 || c == ' ' ? c : '*');
        }
        return clear.length() == 1 ? "*" : masked.toString();
    }

    static String name(String clear) {
        return clear.isEmpty() ? "" : clear.charAt(0) + "***";
    }

    /** "(+1)5035550118" becomes "(+1)503-***-**18". */
    static String phone(String clear) {
        return clear.length() < 9
                ? text(clear)
                : clear.substring(0, 7) + "-***-**" + clear.substring(clear.length() - 2);
    }

    static String postalCode(String clear) {
        return clear.length() < 3 ? "***" : clear.substring(0, 2) + "***";
    }
}
