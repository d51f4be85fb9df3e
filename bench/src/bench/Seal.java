package bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How limit keeps a column: as it is, or sealed as the connector does (AES-256-GCM, bound to shop, order and column). */
interface Seal {
    Seal NONE = (content, place) -> content;

    /** Null for null. */
    byte[] keep(byte[] content, String place);

    /** For one thread. */
    static Seal aes() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        SecureRandom random = new SecureRandom();
        return (content, place) -> content == null ? null : seal(cipher, key, random, content, place);
    }

    private static byte[] seal(Cipher cipher, SecretKeySpec key, SecureRandom random, byte[] content, String place) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[nonce.length + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, sealed, 0, nonce.length);
            cipher.doFinal(content, 0, content.length, sealed, nonce.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
