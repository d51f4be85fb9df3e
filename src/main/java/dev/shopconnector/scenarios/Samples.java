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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values that a scenario gives. Plain YAML is text, numbers, lists and maps; an object with {@code $type} is one
 * of the connector's own, with the fields of {@code samples.yaml} where the scenario names none.
 */
final class Samples {
    static final String TYPE = "$type";

    private final JsonNode types;
    private final SampleOrders orders;
    private final Clock clock;
    private final ObjectMapper json;

    /** @param clock the scenario's */
    Samples(Clock clock) {
        this.clock = clock;
        this.json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new ParameterNamesModule())
                .addModule(new SimpleModule()
                        .addDeserializer(Clock.class, new OneClock(clock))
                        .addDeserializer(BooleanSupplier.class, new Always()))
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
        this.orders = new SampleOrders(types.path("order"), types.path("line"));
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
            return given.has(TYPE) ? typed(given.path(TYPE).asText(), SampleOrders.fields(given)) : values(given);
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
            case "order" -> TikTokOrderReader.read(orders.order(own));
            case "answer" -> new TikTokAnswer(orders.json(own.path("data")), "scenario");
            case "candidate" ->
                GivenOrder.candidate(
                        orders.orderOrRaw(own.path("order")),
                        own.has("stored") ? orders.orderOrRaw(own.path("stored")) : null,
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

    /** What may change while the connector runs is as the scenario says, all the time. */
    private static final class Always extends JsonDeserializer<BooleanSupplier> {
        @Override
        public BooleanSupplier deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean value = parser.getBooleanValue();
            return () -> value;
        }
    }
}
