package dev.shopconnector.shipstation;

/** A request that reads well and asks for something that cannot be: answered 400, the message says what to change. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the caller; names the field, never a person */
    public InvalidRequestException(String message) {
        super(message);
    }
}
