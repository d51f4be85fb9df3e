package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One example of what a route does.
 *
 * @param place where it stands
 * @param route the id of the route that is played
 * @param given what holds before: the file's and the scenario's own, merged
 * @param ownCalls the steps that this scenario itself gives an answer to; each must be reached
 * @param expect what must be true afterwards
 */
record Scenario(Yml place, String name, String route, ObjectNode given, Set<String> ownCalls, Yml expect) {

    /** Settings in place of those of {@code application.yaml}, as text. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> setting : given.path("settings").properties()) {
            settings.put(setting.getKey(), setting.getValue().asText());
        }
        return settings;
    }

    /** The name of the route file that it stands beside. */
    String beside() {
        return Path.of(place.file()).getFileName().toString().replace(ScenarioFile.ENDING, RouteSet.ENDING);
    }

    @Override
    public String toString() {
        return place.file() + ":" + place.line() + ": " + name;
    }
}
