package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.SandboxControl;
import dev.shopconnector.sandbox.SellerControl;
import dev.shopconnector.sandbox.auth.RefreshRefusal;
import dev.shopconnector.sandbox.auth.TokenPair;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Seller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /sandbox/control/sellers} and {@code /sellers/{id}/{step}}. */
final class SellerCommands {
    private static final List<String> TYPES = List.of("LOCAL", "CROSS_BORDER");

    private final SandboxControl control;

    SellerCommands(SandboxControl control) {
        this.control = control;
    }

    ObjectNode listOrAdd(HttpCall call) {
        if (call.method().equals("POST")) {
            ControlBody body = ControlBody.of(call);
            String type = body.text("type", "LOCAL");
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException("type must be one of " + TYPES);
            }
            return seller(control.sellers()
                    .add(body.text("name", "Another Seller"), body.number("shops", 1), body.number("orders", 0), type));
        }
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("sellers");
        control.sellers().all().forEach(seller -> all.add(seller(seller)));
        return answer;
    }

    ObjectNode step(String id, String step, HttpCall call) {
        ControlBody body = ControlBody.of(call);
        SellerControl sellers = control.sellers();
        ObjectNode answer = Json.object();
        switch (step) {
            case "code" -> answer.put("code", sellers.issueCode(id));
            case "tokens" -> tokens(answer, sellers.authorize(id));
            case "expire-access" -> sellers.expireAccessToken(id);
            case "revoke" ->
                sellers.revoke(
                        id,
                        body.number("code", 36004005) == 36004001 ? RefreshRefusal.EXPIRED : RefreshRefusal.NO_RECORD);
            case "warn-expiry" -> {
                Instant ends = body.time("ends");
                sellers.warnOfExpiry(
                        id, ends == null ? control.clock().instant().plus(Duration.ofDays(30)) : ends);
            }
            case "scopes" -> sellers.setScopes(id, body.texts("scopes"));
            case "refresh-life" -> sellers.setRefreshTokenLife(Duration.ofSeconds(body.number("seconds", 0)));
            default -> throw new IllegalArgumentException("no step " + step);
        }
        return answer;
    }

    private ObjectNode seller(Seller seller) {
        ObjectNode node = Json.object()
                .put("id", seller.id())
                .put("name", seller.name())
                .put("type", seller.type())
                .put("authorized", control.sellers().isAuthorized(seller.id()));
        ArrayNode shops = node.putArray("shops");
        seller.shops().forEach(shop -> shops.addObject()
                .put("id", shop.id())
                .put("name", shop.name())
                .put("cipher", shop.cipher())
                .put("orders", shop.orders().size()));
        return node;
    }

    private static void tokens(ObjectNode answer, TokenPair tokens) {
        answer.put("access_token", tokens.accessToken())
                .put("access_token_expire_in", tokens.accessEnds().getEpochSecond())
                .put("refresh_token", tokens.refreshToken())
                .put("refresh_token_expire_in", tokens.refreshEnds().getEpochSecond());
    }
}
