package dev.shopconnector.connections;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Seals for one column: the id of the key stands in front of the sealed bytes, so that keys can be changed while old rows
 * stay readable.
 */
@Component
public class KeyedSeal {
    /** What else stands there was never an id, so that nobody looks for a key that there is not. */
    private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7e]+");

    private final Vault vault;

    KeyedSeal(Vault vault) {
        this.vault = vault;
    }

    /**
     * Seals under the current key.
     *
     * @param place what is sealed and in which row; authenticated, so that no value can be put in another's place
     */
    public byte[] seal(byte[] plain, String place) {
        Sealed sealed = vault.seal(plain, place);
        byte[] keyId = sealed.keyId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + keyId.length + sealed.bytes().length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(sealed.bytes())
                .array();
    }

    /**
     * The content of a column.
     *
     * @throws UnreadableSealException when it was changed or moved, or never was a seal
     * @throws MissingVaultKeyException when its key is not among the vault's
     */
    public byte[] open(byte[] sealed, String place) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (sealed.length == 0 || sealed.length <= Byte.toUnsignedInt(sealed[0])) {
            throw Vault.changed(place);
        }
        byte[] keyId = new byte[Byte.toUnsignedInt(buffer.get())];
        buffer.get(keyId);
        String key = new String(keyId, StandardCharsets.UTF_8);
        if (!KEY_ID.matcher(key).matches()) {
            throw Vault.changed(place);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return vault.open(new Sealed(key, bytes), place);
    }
}
