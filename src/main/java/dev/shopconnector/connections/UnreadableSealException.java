package dev.shopconnector.connections;

/** Sealed bytes that cannot be opened: changed, moved to another place, or sealed with a key that is not here. */
public class UnreadableSealException extends RuntimeException {
    UnreadableSealException(String words) {
        super(words);
    }
}
