package dev.shopconnector.sandbox.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook ready to be sent.
 *
 * @param id {@code tts_notification_id}
 * @param signature what its {@code Authorization} says
 * @param repeated whether it is sent again when it was not taken; who forges does not
 */
public record Letter(String id, String address, String body, String signature, boolean repeated) {

    static Letter of(String address, ObjectNode body, String appKey, String secret) {
        String text = Json.text(body);
        return new Letter(body.path("tts_notification_id").asText(), address, text, sign(appKey, secret, text), true);
    }

    Letter once() {
        return new Letter(id, address, body, signature, false);
    }

    /** The signature of TikTok Shop's "Webhooks": hex HMAC-SHA256 of app key and body under the app secret. */
    static String sign(String appKey, String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((appKey + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
