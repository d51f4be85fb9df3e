package dev.shopconnector.connections;

import java.util.Map;

/** A request about a connection that is turned down; the message is for the person who made it. */
public class ConsentRefusedException extends RuntimeException {
    private final int httpStatus;

    /** The words are for the person: what was not done, and what to do. */
    public ConsentRefusedException(int httpStatus, String words) {
        super(words);
        this.httpStatus = httpStatus;
    }

    /** The HTTP status to answer with. */
    public int httpStatus() {
        return httpStatus;
    }

    /** What the answer says. */
    public Map<String, String> body() {
        return Map.of("message", String.valueOf(getMessage()));
    }
}
