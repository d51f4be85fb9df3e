package dev.shopconnector.connections;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Seals for one column: the id of the key stands in front of the sealed bytes, so that keys can be changed while old rows
 * stay readable.
 */
@Component
public class KeyedSeal {
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
     * @throws UnreadableSealException when it was changed, moved, or its key is not among the vault's
     */
    public byte[] open(byte[] sealed, String place) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] keyId = new byte[Byte.toUnsignedInt(buffer.get())];
        buffer.get(keyId);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return vault.open(new Sealed(new String(keyId, StandardCharsets.UTF_8), bytes), place);
    }
}
