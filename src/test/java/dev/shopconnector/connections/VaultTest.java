package dev.shopconnector.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final String KEY_1 = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String KEY_2 = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
    private static final byte[] CONTENT = "a token".getBytes(StandardCharsets.UTF_8);

    private final Vault vault = new Vault(new VaultSettings(KEY_1, ""));

    @Test
    void opensWhatItSealedAndNeverSealsAlike() {
        Sealed one = vault.seal(CONTENT, "place");
        Sealed two = vault.seal(CONTENT, "place");
        assertThat(vault.open(one, "place")).isEqualTo(CONTENT);
        assertThat(vault.open(two, "place")).isEqualTo(CONTENT);
        assertThat(one.bytes()).isNotEqualTo(two.bytes());
    }

    @Test
    void anOlderKeyStillOpensAfterRotation() {
        Sealed old = vault.seal(CONTENT, "place");
        var rotated = new Vault(new VaultSettings(KEY_1 + "," + KEY_2, "k2"));
        assertThat(rotated.open(old, "place")).isEqualTo(CONTENT);
        assertThat(rotated.seal(CONTENT, "place").keyId()).isEqualTo("k2");
    }

    @Test
    void everyChangedByteIsNoticed() {
        Sealed sealed = vault.seal(CONTENT, "place");
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(new Sealed("k1", changed), "place"))
                    .isInstanceOf(UnreadableSealException.class)
                    .hasMessageNotContaining("a token");
        }
    }

    @Test
    void aSealDoesNotOpenElsewhereNorCutNorWithoutItsKey() {
        Sealed sealed = vault.seal(CONTENT, "place");
        assertThatThrownBy(() -> vault.open(sealed, "other")).isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> vault.open(new Sealed("k1", new byte[5]), "place"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> vault.open(new Sealed("k9", sealed.bytes()), "place"))
                .isInstanceOf(UnreadableSealException.class)
                .hasMessageContaining("k9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1:c2hvcnQ=", "k1:***not base64***"})
    void unusableKeysStopTheStartWithoutBeingShown(String keys) {
        assertThatThrownBy(() -> new Vault(new VaultSettings(keys, "k1")))
                .isInstanceOf(VaultKeysException.class)
                .hasMessageNotContaining("c2hvcnQ")
                .hasMessageNotContaining("***");
    }

    @Test
    void whoStartsWithoutKeysIsToldHowToMakeOne() {
        var failure = new VaultKeysException("no keys");
        assertThat(new VaultKeysFailureAnalyzer().analyze(failure, failure).getAction())
                .contains("openssl rand -base64 32");
    }
}
