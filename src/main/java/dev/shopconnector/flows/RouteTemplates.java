package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The routes that templates become. */
final class RouteTemplates {
    private record Template(RouteTree tree, String from, JsonNode parameters) {}

    /**
     * A route made of a template.
     *
     * @param tree of the template
     * @param from the JSON pointer of the template's {@code from}
     * @param values of its parameters, defaults included
     * @param by where it is asked for
     * @param line of that
     */
    record Filled(RouteTree tree, String from, Map<String, String> values, RouteTree by, int line) {}

    private final Map<String, Template> templates = new HashMap<>();
    private final List<Filled> filled = new ArrayList<>();
    private final List<RouteProblem> problems = new ArrayList<>();

    RouteTemplates(List<RouteTree> trees, Placeholders settings) {
        for (RouteTree tree : trees) {
            for (int i = 0; i < tree.json().size(); i++) {
                String at = "/" + i + "/routeTemplate";
                JsonNode template = tree.json().at(at);
                String from = at + (template.has("from") ? "/from" : "/route/from");
                templates.put(template.path("id").asText(), new Template(tree, from, template.path("parameters")));
            }
        }
        for (RouteTree tree : trees) {
            for (int i = 0; i < tree.json().size(); i++) {
                String at = "/" + i + "/templatedRoute";
                JsonNode wanted = tree.json().at(at);
                if (wanted.isObject()) {
                    fill(tree, tree.line(at), wanted, settings);
                }
            }
        }
    }

    private void fill(RouteTree by, int line, JsonNode wanted, Placeholders settings) {
        String name = wanted.path("routeTemplateRef").asText();
        Template template = templates.get(name);
        if (template == null) {
            problems.add(by.problem(line, "there is no routeTemplate '" + name + "'"));
            return;
        }
        Map<String, String> values = new HashMap<>();
        template.parameters().forEach(one -> put(values, one, "defaultValue", settings));
        wanted.path("parameters").forEach(one -> put(values, one, "value", settings));
        filled.add(new Filled(template.tree(), template.from(), values, by, line));
    }

    private static void put(Map<String, String> values, JsonNode parameter, String key, Placeholders settings) {
        if (parameter.has(key)) {
            values.put(
                    parameter.path("name").asText(),
                    settings.filled(parameter.path(key).asText(), Map.of()));
        }
    }

    List<Filled> filled() {
        return List.copyOf(filled);
    }

    /** Templates that are asked for and are not there. */
    List<RouteProblem> problems() {
        return List.copyOf(problems);
    }
}
