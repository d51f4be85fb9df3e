package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that TikTok Shop gave for a code or a refresh token, and whose they are: "Get Access Token" and "Refresh
 * Access Token" of TikTok Shop's authorization guide.
 *
 * @param accessTokenExpiresAt UTC; TikTok's {@code access_token_expire_in} is a moment, not a span
 * @param sellerBaseRegion such as {@code US}; empty when TikTok did not say
 * @param userType 0 is a seller
 */
public record TikTokAuthorization(
        String accessToken,
        Instant accessTokenExpiresAt,
        String refreshToken,
        Instant refreshTokenExpiresAt,
        String openId,
        String sellerName,
        String sellerBaseRegion,
        int userType,
        List<String> grantedScopes) {

    /** Null when one of the tokens or the seller's id is missing. */
    static @Nullable TikTokAuthorization from(JsonNode data) {
        String accessToken = data.path("access_token").asText("");
        String refreshToken = data.path("refresh_token").asText("");
        String openId = data.path("open_id").asText("");
        if (accessToken.isEmpty() || refreshToken.isEmpty() || openId.isEmpty()) {
            return null;
        }
        var scopes = new ArrayList<String>();
        data.path("granted_scopes").forEach(scope -> scopes.add(scope.asText()));
        return new TikTokAuthorization(
                accessToken,
                Instant.ofEpochSecond(data.path("access_token_expire_in").asLong()),
                refreshToken,
                Instant.ofEpochSecond(data.path("refresh_token_expire_in").asLong()),
                openId,
                data.path("seller_name").asText(""),
                data.path("seller_base_region").asText(""),
                data.path("user_type").asInt(0),
                List.copyOf(scopes));
    }

    @Override
    public String toString() {
        return "TikTokAuthorization[openId=" + openId + ", accessTokenExpiresAt=" + accessTokenExpiresAt + "]";
    }
}
