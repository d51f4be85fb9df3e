package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;

/** "Get Authorized Shops": the shops of the seller whose token calls, with their ciphers. */
public final class AuthorizedShops implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation("GET", "/authorization/202309/shops", "seller.authorization.info", false);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        ObjectNode data = Json.object();
        ArrayNode shops = data.putArray("shops");
        call.seller().shops().forEach(shop -> shops.addObject()
                .put("cipher", shop.cipher())
                .put("code", shop.code())
                .put("id", shop.id())
                .put("name", shop.name())
                .put("region", shop.region())
                .put("seller_type", shop.sellerType()));
        return data;
    }
}
