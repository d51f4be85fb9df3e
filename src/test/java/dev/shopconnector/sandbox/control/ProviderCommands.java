package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.ParcelControl;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Carrier;
import dev.shopconnector.sandbox.shop.CarrierLists;
import dev.shopconnector.sandbox.shop.OrderProfile;
import java.util.ArrayList;
import java.util.List;

/** {@code /sandbox/control/shops/{id}/providers}: POST adds one, PUT replaces the list, DELETE removes one. */
final class ProviderCommands {
    private final ParcelControl parcels;

    ProviderCommands(ParcelControl parcels) {
        this.parcels = parcels;
    }

    ObjectNode handle(String shopId, HttpCall call) {
        CarrierLists lists = parcels.carriers(shopId);
        ControlBody body = ControlBody.of(call);
        String option = body.text("delivery_option", OrderProfile.STANDARD);
        switch (call.method()) {
            case "POST" -> lists.add(option, carrier(body));
            case "PUT" -> lists.set(option, carriers(body));
            case "DELETE" -> lists.remove(option, body.text("id", ""));
            default -> {}
        }
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("providers");
        lists.of(option)
                .orElse(List.of())
                .forEach(c -> all.addObject().put("id", c.id()).put("name", c.name()));
        return answer;
    }

    private static List<Carrier> carriers(ControlBody body) {
        List<Carrier> result = new ArrayList<>();
        body.node()
                .path("providers")
                .forEach(p -> result.add(
                        new Carrier(p.path("id").asText(), p.path("name").asText())));
        return result;
    }

    private static Carrier carrier(ControlBody body) {
        if (!body.has("id") || !body.has("name")) {
            throw new IllegalArgumentException("a provider needs id and name");
        }
        return new Carrier(body.text("id", ""), body.text("name", ""));
    }
}
