package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in a YAML file.
 *
 * @param pointer the way to it from the top
 * @param json what stands there; a missing node when nothing does
 */
record Yml(String file, Map<String, Integer> lines, String pointer, JsonNode json) {

    Yml get(String key) {
        JsonNode found = json.get(key);
        return new Yml(file, lines, pointer + "/" + key, found == null ? MissingNode.getInstance() : found);
    }

    /** Another place in the same file, to speak of. */
    Yml at(String other) {
        return new Yml(file, lines, other, MissingNode.getInstance());
    }

    boolean isThere() {
        return !json.isMissingNode();
    }

    List<Yml> items() {
        List<Yml> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(new Yml(file, lines, pointer + "/" + i, json.get(i)));
        }
        return items;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The line of what stands here, or of the nearest above it. */
    int line() {
        String at = pointer;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault("", 1);
    }

    Difference says(String words) {
        return new Difference(file, line(), words);
    }

    /** Collects a mistake when this is no object, and one for each key that nobody knows. */
    void mayHave(Set<String> known, List<Difference> mistakes) {
        if (!isThere()) {
            return;
        }
        if (!json.isObject()) {
            mistakes.add(says("keys and values are expected here, of " + sorted(known)));
            return;
        }
        for (String key : keys()) {
            if (!known.contains(key)) {
                mistakes.add(get(key).says("unknown key '" + key + "'; known are " + sorted(known)));
            }
        }
    }

    private static String sorted(Set<String> known) {
        return String.join(", ", new TreeSet<>(known));
    }
}
