package dev.shopconnector.shipstation;

/** A body that is not the JSON of its model. The message names the place and what was expected, never the value. */
public final class UnreadableRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRequestException(String message) {
        super(message);
    }
}
