package dev.shopconnector.tiktok;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code sign} query parameter of a call, as TikTok Shop's "Sign your API request" describes it. */
public final class TikTokSignature {
    private static final String HMAC = "HmacSHA256";

    private TikTokSignature() {}

    /**
     * Signs one request.
     *
     * @param path without host and query
     * @param query decoded values; {@code sign} and {@code access_token} in it are left out
     * @param body the very bytes that are sent; empty for a GET and for {@code multipart/form-data}
     * @return lower-case hex HMAC-SHA256
     */
    public static String sign(String appSecret, String path, Map<String, String> query, byte[] body) {
        var text = new StringBuilder(appSecret).append(path);
        new TreeMap<>(query).forEach((key, value) -> {
            if (!key.equals("sign") && !key.equals("access_token")) {
                text.append(key).append(value);
            }
        });
        byte[] secret = appSecret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update(text.toString().getBytes(StandardCharsets.UTF_8));
            mac.update(body);
            mac.update(secret);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + HMAC, e);
        }
    }
}
