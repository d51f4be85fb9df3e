package dev.shopconnector.connections;

/** The vault has no usable keys, so the process must not start. Never says what the keys are. */
public class VaultKeysException extends RuntimeException {
    VaultKeysException(String problem) {
        super(problem);
    }
}
