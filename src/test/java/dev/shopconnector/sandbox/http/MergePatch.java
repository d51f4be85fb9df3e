package dev.shopconnector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch, RFC 7386: null removes, objects merge, anything else (arrays too) replaces. */
public final class MergePatch {
    private MergePatch() {}

    /** Applies {@code patch} to {@code target} in place. */
    public static void apply(ObjectNode target, ObjectNode patch) {
        for (var entry : patch.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode child) {
                ObjectNode into = target.get(name) instanceof ObjectNode existing ? existing : target.putObject(name);
                apply(into, child);
            } else {
                target.set(name, value.deepCopy());
            }
        }
    }
}
