package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of an order while it is read. A field that is absent, {@code null} or an empty string reads as null; one
 * of the wrong type throws {@link UnreadableOrderException} with the path from the order down to it.
 */
final class OrderFields {
    private static final Pattern IDENTIFIER = Pattern.compile("[!-~]{1,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final long END_OF_YEAR_9999 = 253_402_300_799L;

    private final JsonNode object;
    private final @Nullable OrderFields parent;
    private final String step;

    private OrderFields(JsonNode object, @Nullable OrderFields parent, String step) {
        this.object = object;
        this.parent = parent;
        this.step = step;
        if (!object.isObject()) {
            throw new UnreadableOrderException(path(), "an object");
        }
    }

    static OrderFields ofOrder(JsonNode order) {
        return new OrderFields(order, null, "$");
    }

    /** Text; a whole or decimal number is taken in its decimal form. */
    @Nullable
    String text(String field) {
        JsonNode node = present(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual() && !node.isNumber()) {
            throw unreadable(field, "text");
        }
        String text = node.asText();
        return text.isEmpty() ? null : text;
    }

    /** What orders and lines are known by: it must be there, printable ASCII without blanks, at most 64 characters. */
    String identifier(String field) {
        String text = text(field);
        if (text == null || !IDENTIFIER.matcher(text).matches()) {
            throw unreadable(field, "an identifier");
        }
        return text;
    }

    /** Unix seconds as a number or as digits; zero, which TikTok sends for "not yet", reads as null. */
    @Nullable
    Instant time(String field) {
        JsonNode node = present(field);
        if (node == null || (node.isTextual() && node.textValue().isEmpty())) {
            return null;
        }
        long seconds = -1;
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            seconds = node.longValue();
        } else if (node.isTextual() && DIGITS.matcher(node.textValue()).matches()) {
            seconds = Long.parseLong(node.textValue());
        }
        if (seconds < 0 || seconds > END_OF_YEAR_9999) {
            throw unreadable(field, "unix seconds");
        }
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    @Nullable
    Boolean flag(String field) {
        JsonNode node = present(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            throw unreadable(field, "true or false");
        }
        return node.booleanValue();
    }

    @Nullable
    Integer count(String field) {
        JsonNode node = present(field);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw unreadable(field, "a whole number");
        }
        return node.intValue();
    }

    <T> @Nullable T object(String field, Function<OrderFields, T> reader) {
        JsonNode node = present(field);
        return node == null ? null : reader.apply(new OrderFields(node, this, "." + field));
    }

    <T> List<T> list(String field, Function<OrderFields, T> reader) {
        JsonNode node = present(field);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw unreadable(field, "a list");
        }
        List<T> read = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            read.add(reader.apply(new OrderFields(node.path(i), this, "." + field + "[" + i + "]")));
        }
        return List.copyOf(read);
    }

    private @Nullable JsonNode present(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    private UnreadableOrderException unreadable(String field, String expected) {
        return new UnreadableOrderException(path() + "." + field, expected);
    }

    private String path() {
        return parent == null ? step : parent.path() + step;
    }
}
