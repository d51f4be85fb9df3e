package dev.shopconnector.shipstation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that ShipStation sends in each request: ShipStation Order Source API, {@code auth}.
 */
public record Auth(
        @Nullable String orderSourceApiCode,
        @Nullable String username,
        @Nullable String password,
        @Nullable String accessToken,
        @Nullable String apiKey,
        @Nullable String url,
        Map<String, String> connectionContext,
        @Nullable String connectionName) {

    public Auth {
        connectionContext = connectionContext == null ? Map.of() : connectionContext;
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "Auth[" + orderSourceApiCode + "]";
    }
}
