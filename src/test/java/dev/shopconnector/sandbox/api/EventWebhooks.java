package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiCall;
import dev.shopconnector.sandbox.gateway.ApiError;
import dev.shopconnector.sandbox.gateway.Endpoint;
import dev.shopconnector.sandbox.gateway.Operation;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.webhooks.EventType;
import dev.shopconnector.sandbox.webhooks.Subscriptions;
import java.net.URI;
import java.util.List;

/**
 * "Get Shop Webhooks", "Update Shop Webhook" and "Delete Shop Webhook". Addresses must be https with a domain name and no
 * port, as TikTok Shop demands; names without a dot and loopback addresses are taken as they are, for trying at home.
 */
public final class EventWebhooks implements Endpoint {
    private static final int LONGEST_ADDRESS = 255;

    private final String method;
    private final Subscriptions subscriptions;

    private EventWebhooks(String method, Subscriptions subscriptions) {
        this.method = method;
        this.subscriptions = subscriptions;
    }

    /** The three endpoints. */
    public static List<Endpoint> all(Subscriptions subscriptions) {
        return List.of(
                new EventWebhooks("GET", subscriptions),
                new EventWebhooks("PUT", subscriptions),
                new EventWebhooks("DELETE", subscriptions));
    }

    @Override
    public Operation operation() {
        return new Operation(method, "/event/202309/webhooks", "seller.authorization.info", true);
    }

    @Override
    public JsonNode handle(ApiCall call) {
        String shop = call.shop().id();
        switch (method) {
            case "PUT" -> {
                ObjectNode body = call.jsonBody();
                subscriptions.put(shop, type(body), address(body));
            }
            case "DELETE" -> subscriptions.remove(shop, type(call.jsonBody()));
            default -> {
                return list(shop);
            }
        }
        return Json.object();
    }

    private ObjectNode list(String shop) {
        ObjectNode data = Json.object();
        ArrayNode webhooks = data.putArray("webhooks");
        subscriptions.of(shop).forEach((type, address) -> webhooks.addObject()
                .put("event_type", type.name())
                .put("address", address));
        return data.put("total_count", webhooks.size());
    }

    private static EventType type(ObjectNode body) {
        return EventType.named(text(body, "event_type"))
                .orElseThrow(() -> ApiError.invalid("Invalid parameter. The `event_type` value is not supported."));
    }

    private static String address(ObjectNode body) {
        String address = text(body, "address");
        URI url = URI.create(address);
        String host = url.getHost() == null ? "" : url.getHost();
        boolean atHome = host.equals("127.0.0.1") || (!host.isEmpty() && host.indexOf('.') < 0);
        boolean published = "https".equals(url.getScheme()) && url.getPort() == -1 && host.matches(".*[a-z].*");
        if (address.length() > LONGEST_ADDRESS || !(atHome || published)) {
            throw ApiError.invalid(
                    "Invalid parameter. The `address` must be an HTTPS URL with a domain name and without a port.");
        }
        return address;
    }

    private static String text(ObjectNode body, String name) {
        String value = body.path(name).asText("");
        if (value.isEmpty()) {
            throw ApiError.invalid("param body." + name + " is missing");
        }
        return value;
    }
}
