package dev.shopconnector.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was expected with what is. Texts and numbers are equal when they read the same; of an object only the
 * keys that are expected are looked at; a list has just the expected items. {@code $matches}, {@code $contains} and
 * {@code $between} ask for less than that.
 */
final class Match {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private Match() {}

    /** Null when they match, otherwise both in words. */
    static @Nullable String difference(JsonNode expected, @Nullable Object actual) {
        try {
            return matches(expected, actual) ? null : "expected " + show(expected) + "\n     but was " + told(actual);
        } catch (IllegalArgumentException e) {
            return "cannot be compared: " + e.getMessage();
        }
    }

    private static boolean matches(JsonNode expected, @Nullable Object actual) {
        if (expected.isNull() || actual == null) {
            return expected.isNull() && (actual == null || (actual instanceof JsonNode none && none.isNull()));
        }
        if (expected.isObject() && expected.size() == 1) {
            String key = expected.fieldNames().next();
            if (key.startsWith("$")) {
                return matchesWord(key, expected.path(key), text(actual));
            }
        }
        if (expected.isValueNode()) {
            return !isComposite(actual) && expected.asText().equals(text(actual));
        }
        return covers(expected, tree(actual));
    }

    private static boolean matchesWord(String word, JsonNode operand, String actual) {
        return switch (word) {
            case "$matches" ->
                Pattern.compile(operand.asText(), Pattern.DOTALL)
                        .matcher(actual)
                        .matches();
            case "$contains" -> actual.contains(operand.asText());
            case "$between" -> {
                BigDecimal number = new BigDecimal(actual);
                yield number.compareTo(new BigDecimal(operand.path(0).asText())) >= 0
                        && number.compareTo(new BigDecimal(operand.path(1).asText())) <= 0;
            }
            default ->
                throw new IllegalArgumentException(
                        "unknown comparison '" + word + "'; known are $matches, $contains, $between");
        };
    }

    private static boolean covers(JsonNode expected, JsonNode actual) {
        if (expected.isArray()) {
            if (!actual.isArray() || actual.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < expected.size(); i++) {
                if (!matches(expected.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (!actual.isObject()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!matches(field.getValue(), actual.get(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isComposite(Object actual) {
        return actual instanceof JsonNode json && json.isContainerNode();
    }

    private static String text(Object actual) {
        if (actual instanceof JsonNode json) {
            return json.isContainerNode() ? json.toString() : json.asText();
        }
        return actual instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(actual);
    }

    /** JSON text is read, everything else is laid out by its fields. */
    private static JsonNode tree(Object actual) {
        if (actual instanceof JsonNode json) {
            return json;
        }
        if (actual instanceof byte[] || actual instanceof CharSequence) {
            try {
                return JSON.readTree(text(actual));
            } catch (JsonProcessingException e) {
                return JSON.getNodeFactory().textNode(text(actual));
            }
        }
        return JSON.valueToTree(actual);
    }

    private static String show(JsonNode expected) {
        return expected.isTextual() ? quoted(expected.asText()) : expected.toString();
    }

    private static String told(@Nullable Object actual) {
        if (actual == null) {
            return "nothing";
        }
        if (actual instanceof CharSequence || actual instanceof Enum<?> || actual instanceof byte[]) {
            return quoted(text(actual));
        }
        return actual instanceof Number || actual instanceof Boolean
                ? text(actual)
                : tree(actual).toString();
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
