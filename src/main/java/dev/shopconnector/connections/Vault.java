package dev.shopconnector.connections;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be readable in the database: AES-256-GCM, a random nonce for each seal, and the name of the place
 * it is stored in as additional data, so that a seal moved to another row does not open. Safe for many threads.
 */
@Component
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String current;
    private final SecureRandom random = new SecureRandom();
    // Looking a cipher up costs more than sealing a token; one of each thread is initialised anew for each seal.
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Vault::cipher);

    Vault(VaultSettings settings) {
        keys = parse(settings.keys());
        current = settings.current().isBlank() && keys.size() == 1
                ? keys.keySet().iterator().next()
                : settings.current();
        if (!keys.containsKey(current)) {
            throw new VaultKeysException(
                    "CONNECTOR_VAULT_KEY_ID must name one of the keys in CONNECTOR_VAULT_KEYS: " + keys.keySet());
        }
    }

    /**
     * Seals under the current key.
     *
     * @param place what is sealed and where it is kept, such as {@code connection:<id>:access_token}
     */
    public Sealed seal(byte[] content, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, keys.get(current), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[NONCE + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(content, 0, content.length, sealed, NONCE);
            return new Sealed(current, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * The content of what was sealed under this place.
     *
     * @throws UnreadableSealException when it was changed or moved
     * @throws MissingVaultKeyException when its key is not among the vault's
     */
    public byte[] open(Sealed sealed, String place) {
        SecretKeySpec key = keys.get(sealed.keyId());
        if (key == null) {
            throw new MissingVaultKeyException("sealed with the vault key '" + sealed.keyId()
                    + "', which is not in CONNECTOR_VAULT_KEYS; add it there to read " + place);
        }
        byte[] bytes = sealed.bytes();
        if (bytes.length <= NONCE) {
            throw changed(place);
        }
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (AEADBadTagException e) {
            throw changed(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed: " + e.getClass().getSimpleName(), e);
        }
    }

    static UnreadableSealException changed(String place) {
        return new UnreadableSealException("what is stored under " + place + " was changed or belongs elsewhere");
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", e);
        }
    }

    private static Map<String, SecretKeySpec> parse(String setting) {
        if (setting.isBlank()) {
            throw new VaultKeysException("CONNECTOR_VAULT_KEYS is not set, so tokens could not be stored encrypted.");
        }
        var keys = new HashMap<String, SecretKeySpec>();
        for (String entry : setting.split(",", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new VaultKeysException("CONNECTOR_VAULT_KEYS must read id:base64, more of them after commas.");
            }
            String id = entry.substring(0, colon).strip();
            keys.put(id, new SecretKeySpec(key(id, entry.substring(colon + 1).strip()), "AES"));
        }
        return Map.copyOf(keys);
    }

    private static byte[] key(String id, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Same answer as for a key of the wrong length; the text of the exception would show part of the key.
        }
        throw new VaultKeysException("the vault key '" + id + "' is not 32 bytes in base64.");
    }
}
