package dev.shopconnector.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.gateway.ApiError;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Typed fields of a search body; a field of another type is refused, an absent one is no condition. */
record SearchBody(ObjectNode body) {

    @Nullable
    String text(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw refused(name);
        }
        return value.textValue();
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw refused(name);
        }
        return value.booleanValue();
    }

    long seconds(String name, long otherwise) {
        JsonNode value = body.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw refused(name);
        }
        return value.longValue();
    }

    @Nullable
    Set<String> texts(String name, int most) {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray() || value.size() > most) {
            throw refused(name);
        }
        Set<String> result = new LinkedHashSet<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw refused(name);
            }
            result.add(element.textValue());
        }
        return result;
    }

    private static ApiError refused(String name) {
        return ApiError.invalid("Invalid parameter. The param body." + name + " is invalid.");
    }
}
