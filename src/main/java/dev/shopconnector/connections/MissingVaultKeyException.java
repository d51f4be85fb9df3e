package dev.shopconnector.connections;

/** Sealed bytes whose key is not among the vault's: everything that it sealed can be read again once it is. */
public class MissingVaultKeyException extends UnreadableSealException {
    MissingVaultKeyException(String words) {
        super(words);
    }
}
