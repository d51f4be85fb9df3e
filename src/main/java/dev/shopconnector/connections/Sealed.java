package dev.shopconnector.connections;

/**
 * Bytes that only the vault can read.
 *
 * @param keyId the vault key they were sealed with
 * @param bytes nonce, cipher text and tag; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(String keyId, byte[] bytes) {}
