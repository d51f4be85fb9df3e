package dev.shopconnector.scenarios;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.shopconnector.orders.GivenOrder;
import dev.shopconnector.tiktok.TikTokAnswer;
import dev.shopconnector.tiktok.TikTokOrderReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values that a scenario gives. Plain YAML is text, numbers, lists and maps; an object with {@code $type} is one
 * of the connector's own, with the fields of {@code samples.yaml} where the scenario names none.
 */
final class Samples {
    private static final String TYPE = "$type";

    private final JsonNode types;
    private final Clock clock;
    private final ObjectMapper json;

    /** @param clock the scenario's */
    Samples(Clock clock) {
        this.clock = clock;
        this.json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new ParameterNamesModule())
                .addModule(new SimpleModule().addDeserializer(Clock.class, new OneClock(clock)))
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream yaml = Samples.class.getResourceAsStream("samples.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("samples.yaml is missing");
            }
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            types = YamlText.read("samples.yaml", text).json();
        } catch (IOException | ScenarioMistakeException e) {
            throw new IllegalStateException("samples.yaml cannot be read", e);
        }
    }

    /**
     * The value; null where the scenario says null.
     *
     * @throws IllegalArgumentException when it cannot be made; the message says why
     */
    @Nullable
    Object value(JsonNode given) {
        if (given.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            given.forEach(item -> list.add(value(item)));
            return list;
        }
        if (given.isObject()) {
            return given.has(TYPE) ? typed(given.path(TYPE).asText(), fields(given)) : values(given);
        }
        return given.isNull() || given.isMissingNode() ? null : json.convertValue(given, Object.class);
    }

    /** The values by their keys; none of nothing. */
    Map<String, @Nullable Object> values(JsonNode given) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        given.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
        return map;
    }

    private Object typed(String type, ObjectNode own) {
        return switch (type) {
            case "order" -> TikTokOrderReader.read(order(own));
            case "answer" -> new TikTokAnswer(json(own.path("data")), "scenario");
            case "candidate" ->
                GivenOrder.candidate(
                        orderOrRaw(own.path("order")),
                        own.has("stored") ? orderOrRaw(own.path("stored")) : null,
                        own.path("hasDocument").asBoolean(own.has("stored")),
                        clock);
            default -> record(type, own);
        };
    }

    private Object record(String type, ObjectNode own) {
        JsonNode sample = types.get(type);
        if (sample == null || !sample.has("class")) {
            List<String> known = new ArrayList<>(List.of("order", "answer", "candidate"));
            types.properties().stream()
                    .filter(each -> each.getValue().has("class"))
                    .forEach(each -> known.add(each.getKey()));
            throw new IllegalArgumentException("unknown $type '" + type + "'; known are " + String.join(", ", known));
        }
        ObjectNode fields = sample.path("fields").deepCopy();
        ScenarioFile.merge(fields, own);
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(field -> made.set(field.getKey(), embedded(field.getValue())));
        try {
            JavaType javaType = json.constructType(
                    Class.forName("dev.shopconnector." + sample.path("class").asText()));
            return json.treeToValue(made, javaType);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("samples.yaml names a class that is not there", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + type + ": " + firstLine(e), e);
        }
    }

    /** A tree in which the objects with a type are made already. */
    private JsonNode embedded(JsonNode given) {
        if (given.has(TYPE)) {
            return JsonNodeFactory.instance.pojoNode(value(given));
        }
        if (given.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            given.forEach(item -> list.add(embedded(item)));
            return list;
        }
        if (given.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            given.properties().forEach(field -> object.set(field.getKey(), embedded(field.getValue())));
            return object;
        }
        return given;
    }

    /** A tree in which orders of {@code $type: order} are TikTok's json. */
    private JsonNode json(JsonNode given) {
        if (given.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            given.forEach(item -> list.add(json(item)));
            return list;
        }
        if (!given.isObject()) {
            return given;
        }
        if (given.has(TYPE)) {
            return orderOrRaw(given);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(field -> object.set(field.getKey(), json(field.getValue())));
        return object;
    }

    private JsonNode orderOrRaw(JsonNode given) {
        return given.path(TYPE).asText("order").equals("order") ? order(fields(given)) : json(given.path("data"));
    }

    private ObjectNode order(ObjectNode own) {
        ObjectNode order = types.path("order").deepCopy();
        JsonNode lines = own.remove("line_items");
        ScenarioFile.merge(order, own);
        if (lines != null) {
            var all = order.putArray("line_items");
            for (JsonNode line : lines) {
                ObjectNode whole = types.path("line").deepCopy();
                whole.put("id", "57710000000000000" + (all.size() + 1));
                ScenarioFile.merge(whole, line);
                all.add(inSeconds(whole));
            }
        }
        return inSeconds(order);
    }

    /** TikTok's times are unix seconds; people write them as 2026-11-24T12:00:00Z. */
    private static ObjectNode inSeconds(ObjectNode fields) {
        for (String key : List.copyOf(names(fields))) {
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

    private static ObjectNode fields(JsonNode given) {
        ObjectNode fields = given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        fields.remove(TYPE);
        return fields;
    }

    private static String firstLine(Exception e) {
        String words = String.valueOf(e.getMessage());
        int end = words.indexOf('\n');
        return end < 0 ? words : words.substring(0, end);
    }

    /** Whatever has a clock has the scenario's. */
    private static final class OneClock extends JsonDeserializer<Clock> {
        private final Clock clock;

        OneClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Clock deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            parser.skipChildren();
            return clock;
        }
    }
}
