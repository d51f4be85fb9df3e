package dev.shopconnector.sandbox.gateway;

import dev.shopconnector.sandbox.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Request signatures, TikTok Shop "Sign your API request": HMAC-SHA256 over secret, path, sorted decoded query, raw body
 * (left out of multipart requests) and secret again. Written from the document, not shared with the connector.
 */
public final class Signatures {
    private final String secret;

    public Signatures(String secret) {
        this.secret = secret;
    }

    /** The signature that the call must carry: 64 lower-case hex digits. */
    public String of(HttpCall call) {
        StringBuilder head = new StringBuilder(secret).append(call.path());
        new TreeMap<>(call.query()).forEach((name, value) -> {
            if (!name.equals("sign") && !name.equals("access_token")) {
                head.append(name).append(value);
            }
        });
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(head.toString().getBytes(StandardCharsets.UTF_8));
            if (!call.isMultipart()) {
                mac.update(call.body());
            }
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", e);
        }
    }

    /** Whether the call carries exactly its signature. */
    public boolean valid(HttpCall call) {
        return MessageDigest.isEqual(
                of(call).getBytes(StandardCharsets.UTF_8), call.query("sign").getBytes(StandardCharsets.UTF_8));
    }
}
