package dev.shopconnector.sandbox.auth;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Envelope;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.http.Reply;

/**
 * The token host: GET {@code /api/v2/token/get} and {@code /api/v2/token/refresh}, unsigned, everything in the query. A
 * refusal is HTTP 200 with a code and null data.
 */
public final class TokenHost {
    public static final String GET_PATH = "/api/v2/token/get";
    public static final String REFRESH_PATH = "/api/v2/token/refresh";

    private final String appKey;
    private final String appSecret;
    private final TokenDesk desk;
    private final Envelope envelope;

    public TokenHost(String appKey, String appSecret, TokenDesk desk, Envelope envelope) {
        this.appKey = appKey;
        this.appSecret = appSecret;
        this.desk = desk;
        this.envelope = envelope;
    }

    public Reply handle(HttpCall call) {
        try {
            return Reply.json(200, envelope.wrap(0, "success", data(issued(call))));
        } catch (ApiError refused) {
            return Reply.json(refused.status(), envelope.wrap(refused.code(), refused.text(), NullNode.getInstance()));
        }
    }

    private TokenDesk.Issued issued(HttpCall call) {
        if (!call.method().equals("GET")) {
            throw ApiError.invalidMethod();
        }
        if (!call.query("app_key").equals(appKey)) {
            throw refused("Invalid credentials. Invalid `app_key` query parameter.");
        }
        if (!call.query("app_secret").equals(appSecret)) {
            throw refused("Invalid credentials. Invalid `app_secret` query parameter.");
        }
        boolean get = call.path().equals(GET_PATH);
        if (!call.query("grant_type").equals(get ? "authorized_code" : "refresh_token")) {
            throw refused("Invalid parameter. The `grant_type` query parameter is invalid.");
        }
        return get ? desk.exchange(call.query("auth_code")) : desk.refresh(call.query("refresh_token"));
    }

    private ObjectNode data(TokenDesk.Issued issued) {
        TokenPair tokens = issued.tokens();
        ObjectNode data = Json.object()
                .put("access_token", tokens.accessToken())
                .put("access_token_expire_in", tokens.accessEnds().getEpochSecond())
                .put("refresh_token", tokens.refreshToken())
                .put("refresh_token_expire_in", tokens.refreshEnds().getEpochSecond())
                .put("open_id", issued.seller().openId())
                .put("seller_name", issued.seller().name())
                .put("seller_base_region", "US")
                .put("user_type", 0);
        desk.scopes(issued.seller()).forEach(data.putArray("granted_scopes")::add);
        return data;
    }

    private static ApiError refused(String message) {
        return new ApiError(200, 36009004, message);
    }
}
