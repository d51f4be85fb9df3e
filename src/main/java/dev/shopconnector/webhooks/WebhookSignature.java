package dev.shopconnector.webhooks;

import dev.shopconnector.tiktok.TikTokSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a webhook is TikTok Shop's: its {@code Authorization} is the lower-case hex HMAC-SHA256 of app key and body,
 * under the app secret (TikTok Shop, "Webhooks").
 */
@Component
class WebhookSignature {
    private static final String HMAC = "HmacSHA256";

    private final TikTokSettings app;

    WebhookSignature(TikTokSettings app) {
        this.app = app;
    }

    /** Takes as long for a wrong signature as for the right one. Without an app secret none is right. */
    boolean isRight(byte[] body, @Nullable String authorization) {
        if (app.appSecret().isBlank() || authorization == null) {
            return false;
        }
        return MessageDigest.isEqual(
                sign(app.appKey(), app.appSecret(), body).getBytes(StandardCharsets.US_ASCII),
                authorization.getBytes(StandardCharsets.UTF_8));
    }

    static String sign(String appKey, String appSecret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update(appKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + HMAC, e);
        }
    }
}
