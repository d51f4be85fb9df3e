package dev.shopconnector.connections;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells who starts the process without usable vault keys how to make one, instead of a stack trace. */
class VaultKeysFailureAnalyzer extends AbstractFailureAnalyzer<VaultKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, VaultKeysException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Make a key with `openssl rand -base64 32` and set CONNECTOR_VAULT_KEYS=k1:<that text>. Keep it as"
                        + " safe as the database: without it the stored tokens and orders cannot be read. To change"
                        + " keys, add a second one (k1:...,k2:...) and set CONNECTOR_VAULT_KEY_ID=k2.",
                cause);
    }
}
