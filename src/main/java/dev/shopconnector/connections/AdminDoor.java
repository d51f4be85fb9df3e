package dev.shopconnector.connections;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets only those in who know the admin key. */
@Component
public class AdminDoor {
    private static final String BEARER = "Bearer ";

    private final String adminKey;

    AdminDoor(@Value("${connector.admin-key:}") String adminKey) {
        this.adminKey = adminKey;
    }

    /**
     * Returns if this {@code Authorization} header presents the admin key.
     *
     * @throws ConsentRefusedException when the key is not set, not sent, or another
     */
    public void require(@Nullable String authorization) {
        if (adminKey.isBlank()) {
            throw new ConsentRefusedException(
                    403, "No admin key is configured: set CONNECTOR_ADMIN_KEY (openssl rand -base64 32) and restart.");
        }
        String presented = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "";
        if (!MessageDigest.isEqual(StoreKeys.hash(presented), StoreKeys.hash(adminKey))) {
            throw new ConsentRefusedException(401, "Send the admin key: Authorization: Bearer <CONNECTOR_ADMIN_KEY>.");
        }
    }
}
