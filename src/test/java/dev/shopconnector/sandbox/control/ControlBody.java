package dev.shopconnector.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON body of a control call; no body is an empty object. */
record ControlBody(ObjectNode node) {

    static ControlBody of(HttpCall call) {
        String text = call.bodyText();
        return new ControlBody(
                text.isBlank()
                        ? Json.object()
                        : Json.parseObject(text)
                                .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object")));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name, String otherwise) {
        return node.path(name).asText(otherwise);
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? node.path(name).asText() : null;
    }

    int number(String name, int otherwise) {
        return node.path(name).asInt(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return node.path(name).asBoolean(otherwise);
    }

    /** Unix seconds or ISO text. */
    @Nullable
    Instant time(String name) {
        JsonNode value = node.path(name);
        if (value.isIntegralNumber()) {
            return Instant.ofEpochSecond(value.longValue());
        }
        return value.isTextual() ? Instant.parse(value.textValue()) : null;
    }

    List<String> texts(String name) {
        List<String> result = new ArrayList<>();
        node.path(name).forEach(value -> result.add(value.asText()));
        return result;
    }

    ControlBody child(String name) {
        return new ControlBody(node.path(name) instanceof ObjectNode child ? child : Json.object());
    }
}
