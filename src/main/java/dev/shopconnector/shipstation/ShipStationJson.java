package dev.shopconnector.shipstation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the ShipStation Order Source API: snake_case; what is null or empty is absent; times are ISO-8601 in UTC
 * with milliseconds and {@code Z}; amounts are plain decimal numbers. Reading ignores what it does not know.
 */
public final class ShipStationJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantText.Writer())
                    .addDeserializer(Instant.class, new InstantText.Reader()))
            .build();

    private static final String NOT_ONE_OBJECT = "the body must be one JSON object of this operation";

    private ShipStationJson() {}

    /** The mapper itself; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The JSON text of a model. */
    public static String write(Object model) {
        try {
            return MAPPER.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a model of ShipStation cannot be written: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * The model in this JSON (UTF-8).
     *
     * @throws UnreadableRequestException when it is not JSON or a field has the wrong type
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T model = MAPPER.readValue(json, type);
            if (model == null) {
                throw new UnreadableRequestException(NOT_ONE_OBJECT);
            }
            return model;
        } catch (JsonMappingException e) {
            throw new UnreadableRequestException(problem(e));
        } catch (IOException e) {
            throw new UnreadableRequestException("the body is not JSON");
        }
    }

    /** The text or number in this field of a JSON object; null when there is none, or the JSON cannot be read. */
    public static @Nullable String text(byte[] json, String field) {
        try {
            JsonNode value = MAPPER.readTree(json).path(field);
            return value.isTextual() || value.isNumber() ? value.asText() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String problem(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? NOT_ONE_OBJECT : path + " must be " + expected(e);
    }

    private static String expected(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "valid JSON";
        }
        if (type == Instant.class) {
            return "an ISO-8601 date-time";
        }
        if (type.isEnum() && e instanceof InvalidFormatException) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "text" : type.isPrimitive() ? "a value" : "an object";
    }
}
