package dev.shopconnector.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.tiktok.TikTokOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ShipStation keeps for us with an order ({@code integration_context}) and hands back with a shipment: which
 * TikTok lines each of its items stands for, by the item's {@code line_item_id}. As text:
 * {@code {"v":1,"items":{"<line_item_id>":["<line id>",…]}}}.
 */
public record LineContext(Map<String, List<String>> items) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    /** The context of all units of an order, whatever became of them. */
    public static LineContext of(TikTokOrder order) {
        return of(LineGroup.of(order.lineItems()));
    }

    static LineContext of(List<LineGroup> groups) {
        Map<String, List<String>> items = new LinkedHashMap<>();
        groups.forEach(group -> items.put(group.first().id(), group.lineIds()));
        return new LineContext(items);
    }

    /** The context in this text, or empty when it is absent or not of this version: then the order itself must tell. */
    public static Optional<LineContext> parse(@Nullable String text) {
        JsonNode context;
        try {
            context = JSON.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (context.path("v").asInt() != VERSION || !context.path("items").isObject()) {
            return Optional.empty();
        }
        Map<String, List<String>> items = new LinkedHashMap<>();
        context.path("items").properties().forEach(item -> {
            List<String> lines = new ArrayList<>();
            item.getValue().forEach(line -> lines.add(line.asText()));
            items.put(item.getKey(), List.copyOf(lines));
        });
        return Optional.of(new LineContext(items));
    }

    /** Compact JSON. */
    public String text() {
        ObjectNode context = JSON.createObjectNode().put("v", VERSION);
        ObjectNode lines = context.putObject("items");
        items.forEach((item, ids) -> {
            ArrayNode array = lines.putArray(item);
            ids.forEach(array::add);
        });
        return context.toString();
    }
}
