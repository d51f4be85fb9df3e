package dev.shopconnector.operations;

/** As many dry runs are under way as may be; the message says when to try again. */
public final class DryRunBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DryRunBusyException(String message) {
        super(message, null, false, false);
    }
}
