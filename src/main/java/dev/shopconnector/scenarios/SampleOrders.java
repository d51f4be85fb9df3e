package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Makes TikTok's JSON of the orders that a scenario gives. */
final class SampleOrders {
    private final JsonNode order;
    private final JsonNode line;

    /**
     * @param order what an order is where the scenario says nothing else
     * @param line the same of a line
     */
    SampleOrders(JsonNode order, JsonNode line) {
        this.order = order;
        this.line = line;
    }

    /** A tree in which orders of {@code $type: order} are TikTok's json. */
    JsonNode json(JsonNode given) {
        if (given.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            given.forEach(item -> list.add(json(item)));
            return list;
        }
        if (!given.isObject()) {
            return given;
        }
        if (given.has(Samples.TYPE)) {
            return orderOrRaw(given);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(field -> object.set(field.getKey(), json(field.getValue())));
        return object;
    }

    /** The same of one object; without a type it is an order. */
    JsonNode orderOrRaw(JsonNode given) {
        return given.path(Samples.TYPE).asText("order").equals("order")
                ? order(fields(given))
                : json(given.path("data"));
    }

    /** The sample order with these fields, and with lines completed from the sample line. */
    ObjectNode order(ObjectNode own) {
        ObjectNode whole = order.deepCopy();
        JsonNode lines = own.remove("line_items");
        ScenarioFile.merge(whole, own);
        if (lines != null) {
            var all = whole.putArray("line_items");
            for (JsonNode given : lines) {
                ObjectNode unit = line.deepCopy();
                unit.put("id", "57710000000000000" + (all.size() + 1));
                ScenarioFile.merge(unit, given);
                all.add(inSeconds(unit));
            }
        }
        return inSeconds(whole);
    }

    /** TikTok's times are unix seconds; people write them as 2026-11-24T12:00:00Z. */
    private static ObjectNode inSeconds(ObjectNode fields) {
        for (String key : names(fields)) {
            JsonNode value = fields.path(key);
            if (key.endsWith("_time") && value.isTextual()) {
                try {
                    fields.put(key, Instant.parse(value.asText()).getEpochSecond());
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            key + " is no time as 2026-11-24T12:00:00Z: " + value.asText(), e);
                }
            }
        }
        return fields;
    }

    private static List<String> names(ObjectNode fields) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The fields without the type. */
    static ObjectNode fields(JsonNode given) {
        ObjectNode fields = given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        fields.remove(Samples.TYPE);
        return fields;
    }
}
