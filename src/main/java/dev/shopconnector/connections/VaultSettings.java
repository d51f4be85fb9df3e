package dev.shopconnector.connections;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys of the vault.
 *
 * @param keys {@code id:base64} of 32 bytes each, separated by commas
 * @param current id of the key that seals; may be empty when there is one key
 */
@ConfigurationProperties("connector.vault")
record VaultSettings(String keys, String current) {

    @Override
    public String toString() {
        return "VaultSettings[current=" + current + "]";
    }
}
