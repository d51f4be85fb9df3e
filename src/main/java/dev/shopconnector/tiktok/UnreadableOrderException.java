package dev.shopconnector.tiktok;

/**
 * An order that TikTok sent is not of the shape that the TikTok Shop order API describes. The message names the JSON
 * path and what was expected there, never the value: an order is personal data.
 */
public final class UnreadableOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableOrderException(String path, String expected) {
        super(path + ": expected " + expected);
    }
}
