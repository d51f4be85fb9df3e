package dev.shopconnector.settings;

/** What somebody asked for cannot be done; the message is for them. */
public final class WishRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String input;

    /** For the input of this name. */
    public WishRefusedException(String input, String words) {
        super(words);
        this.input = input;
    }

    /** The name of the input that it is about. */
    public String input() {
        return input;
    }

    /** What is wrong, for the merchant. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
