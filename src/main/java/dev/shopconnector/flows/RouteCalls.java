package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/** Which route of a set calls which, by {@code direct:}. */
final class RouteCalls {
    private static final String DIRECT = "direct:";

    /** Keys under which an address stands; an expression may be one too, as in {@code enrich}. */
    private static final Set<String> ADDRESSES = Set.of("uri", "to", "constant", "simple", "expression");

    /** Steps whose insides run sometimes, so that a circle through them may end. */
    private static final Set<String> CONDITIONS = Set.of("choice", "filter", "split", "loop", "doCatch", "onFallback");

    private record Call(RouteTree tree, String from, String to, int line, boolean always) {}

    private final Placeholders settings;
    private final Set<String> doors = new LinkedHashSet<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<RouteProblem> mistakes = new ArrayList<>();

    RouteCalls(List<RouteTree> trees, PropertyResolver settings) {
        this.settings = new Placeholders(settings);
        for (RouteTree tree : trees) {
            for (int i = 0; i < tree.json().size(); i++) {
                boolean bare = tree.json().path(i).has("from");
                String at = "/" + i + (bare ? "/from" : "/route/from");
                read(tree, at, Map.of(), tree, tree.line(at));
            }
        }
        RouteTemplates templates = new RouteTemplates(trees, this.settings);
        mistakes.addAll(templates.problems());
        templates.filled().forEach(one -> read(one.tree(), one.from(), one.values(), one.by(), one.line()));
    }

    /**
     * Calls of what is not there, calls in a circle that nothing ends, doors that two routes have, and the doors of this
     * list that are missing.
     */
    List<RouteProblem> problems(List<String> needed) {
        List<RouteProblem> problems = new ArrayList<>(mistakes);
        for (String name : needed) {
            if (!doors.contains(name)) {
                problems.add(new RouteProblem(
                        "", 0, "no route begins with direct:" + name + ", which the connector itself calls"));
            }
        }
        for (Call call : calls) {
            if (!doors.contains(call.to())) {
                problems.add(call.tree().problem(call.line(), "no route begins with direct:" + call.to()));
            }
        }
        Map<String, List<Call>> byRoute = new LinkedHashMap<>();
        calls.forEach(call ->
                byRoute.computeIfAbsent(call.from(), from -> new ArrayList<>()).add(call));
        for (Call call : calls.stream().filter(Call::always).toList()) {
            if (call.from().equals(call.to())) {
                problems.add(circle(call, call.to()));
            } else if (reaches(byRoute, call.to(), call.from(), new LinkedHashSet<>())) {
                problems.add(circle(call, call.to() + " calls back, and so on without end"));
            }
        }
        return problems;
    }

    private static RouteProblem circle(Call call, String words) {
        return call.tree().problem(call.line(), "a circle: direct:" + call.from() + " calls direct:" + words);
    }

    private static boolean reaches(Map<String, List<Call>> byRoute, String from, String to, Set<String> seen) {
        if (!seen.add(from)) {
            return false;
        }
        return byRoute.getOrDefault(from, List.of()).stream()
                .anyMatch(call -> call.to().equals(to) || reaches(byRoute, call.to(), to, seen));
    }

    private void read(RouteTree tree, String at, Map<String, String> values, RouteTree by, int line) {
        JsonNode from = tree.json().at(at);
        String door = address(from, values);
        if (!door.isEmpty() && !doors.add(door)) {
            mistakes.add(by.problem(line, "another route begins with direct:" + door + " already"));
        }
        calls(tree, at + "/steps", from.path("steps"), door, values, true);
    }

    private void calls(
            RouteTree tree, String pointer, JsonNode node, String door, Map<String, String> values, boolean always) {
        if (node.isObject()) {
            if (node.path("uri").asText().equals("direct")) {
                calls.add(new Call(tree, door, address(node, values), tree.line(pointer), always));
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String at = pointer + "/" + field.getKey();
                String to = field.getValue().isTextual() && ADDRESSES.contains(field.getKey())
                        ? direct(field.getValue().asText(), values)
                        : "";
                if (!to.isEmpty()) {
                    calls.add(new Call(tree, door, to, tree.line(at), always));
                }
                calls(tree, at, field.getValue(), door, values, always && !CONDITIONS.contains(field.getKey()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                calls(tree, pointer + "/" + i, node.get(i), door, values, always);
            }
        }
    }

    /** The name behind {@code direct:} of an endpoint, also where it stands among the parameters. */
    private String address(JsonNode endpoint, Map<String, String> values) {
        String uri = endpoint.path("uri").asText();
        return direct(
                uri.equals("direct")
                        ? DIRECT + endpoint.path("parameters").path("name").asText()
                        : uri,
                values);
    }

    /** The name behind {@code direct:}; empty for every other address, and for one that is made up while running. */
    private String direct(String uri, Map<String, String> values) {
        String known = settings.filled(uri, values);
        if (!known.startsWith(DIRECT) || known.contains("${") || known.contains("{{")) {
            return "";
        }
        String name = known.substring(DIRECT.length());
        return name.contains("?") ? name.substring(0, name.indexOf('?')) : name;
    }
}
