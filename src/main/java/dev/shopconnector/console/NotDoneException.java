package dev.shopconnector.console;

/** What was asked for in the console was not done; the message is for the person who asked. */
public final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDoneException(String words) {
        super(words);
    }
}
