package dev.shopconnector.routes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.parameters.RouteParameter;
import dev.shopconnector.parameters.RouteParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes {@code docs/routes.md} from the route files. */
final class RouteReference {
    private final StringBuilder page = new StringBuilder();
    private final RouteParameters parameters;

    private RouteReference(RouteParameters parameters) {
        this.parameters = parameters;
    }

    static String of(List<RouteFile> files, RouteParameters parameters) {
        RouteReference reference = new RouteReference(parameters);
        reference.line("# Routes");
        reference.line("");
        reference.line("Written from `routes/` by `RouteReferenceTest`; do not edit. After a change of a route:"
                + " `mvn test -Dtest=RouteReferenceTest -Droutes.reference=write`.");
        reference.line("");
        reference.diagram(files);
        files.forEach(reference::file);
        reference.parameters(files);
        return reference.page.toString();
    }

    private void diagram(List<RouteFile> files) {
        line("## Which route calls which");
        line("");
        line("```mermaid");
        line("flowchart LR");
        for (RouteFile file : files) {
            for (JsonNode route : file.routes()) {
                String id = route.path("id").asText();
                line("    " + node(id) + "[\"" + id + "\"]");
                String from = endpoint(route.path("from").path("uri").asText());
                if (from.startsWith("quartz:")) {
                    line("    " + node(id + ".clock") + "((clock)) --> " + node(id));
                }
                for (String called : new TreeSet<>(route.findValuesAsText("uri"))) {
                    String to = endpoint(called);
                    if (!to.equals(from)) {
                        arrow(id, to, files);
                    }
                }
            }
        }
        line("```");
        line("");
    }

    private void arrow(String from, String to, List<RouteFile> files) {
        if (to.startsWith("http")) {
            line("    " + node(from) + " --> tiktok([TikTok Shop])");
        } else if (to.startsWith("jdbc:")) {
            line("    " + node(from) + " --> database[(MariaDB)]");
        }
        for (RouteFile file : files) {
            for (JsonNode route : file.routes()) {
                if (endpoint(route.path("from").path("uri").asText()).equals(to)) {
                    String arrow = to.startsWith("seda:") ? " -.-> " : " --> ";
                    line("    " + node(from) + arrow + node(route.path("id").asText()));
                }
            }
        }
    }

    /** The endpoint that a text names, without options. */
    private String endpoint(String uri) {
        String resolved = uri;
        for (String name : RouteParameters.names(uri)) {
            RouteParameter parameter = parameters.byName().get(name);
            if (parameter != null) {
                resolved = resolved.replace("{{" + name + "}}", parameter.defaultValue());
            }
        }
        return resolved.replaceFirst("\\?.*", "");
    }

    private static String node(String id) {
        return id.replaceAll("[^a-z0-9]", "_");
    }

    private void file(RouteFile file) {
        line("## " + file.name());
        line("");
        line("[`" + file.path() + "`](../" + file.path() + ")");
        line("");
        for (JsonNode element : file.tree()) {
            Map.Entry<String, JsonNode> only = element.properties().iterator().next();
            JsonNode defined = only.getValue();
            String kind = only.getKey().equals("route") ? "Route" : "Configuration";
            line("### " + kind + " `" + defined.path("id").asText() + "`");
            line("");
            line(sentence(defined));
            line("");
            if (defined.has("routeConfigurationId")) {
                line("Failures: `" + defined.path("routeConfigurationId").asText() + "`.");
                line("");
            }
            if (defined.has("from")) {
                line("From `" + defined.path("from").path("uri").asText() + "`:");
                line("");
                steps(defined.path("from").path("steps"), "");
            }
            for (JsonNode policy : defined.path("onException")) {
                step("onException", policy.path("onException"), "");
            }
            line("");
            Set<String> used = new TreeSet<>(RouteParameters.names(defined.toString()));
            if (!used.isEmpty()) {
                line("Parameters: "
                        + used.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ".");
                line("");
            }
        }
    }

    private void steps(JsonNode steps, String indent) {
        for (JsonNode step : steps) {
            Map.Entry<String, JsonNode> only = step.properties().iterator().next();
            step(only.getKey(), only.getValue(), indent);
        }
    }

    private void step(String kind, JsonNode step, String indent) {
        String id = step.path("id").asText("");
        String words = sentence(step);
        line(indent + "- " + kind + (id.isEmpty() ? "" : " `" + id + "`") + detail(kind, step)
                + (words.isEmpty() ? "" : ": " + words));
        String below = indent + "  ";
        steps(step.path("steps"), below);
        step.path("when").forEach(branch -> step("when", branch, below));
        if (step.has("otherwise")) {
            step("otherwise", step.path("otherwise"), below);
        }
        step.path("doCatch").forEach(branch -> step("doCatch", branch, below));
    }

    private static String detail(String kind, JsonNode step) {
        String detail =
                switch (kind) {
                    case "to" -> step.path("uri").asText();
                    case "bean" ->
                        step.path("ref").asText() + "." + step.path("method").asText();
                    case "setVariable" -> step.path("name").asText();
                    case "setVariables" ->
                        String.join(", ", step.path("variables").findValuesAsText("name"));
                    case "when", "filter" -> step.path("simple").asText();
                    case "doCatch", "onException" -> simpleNames(step.path("exception"));
                    case "log" -> step.path("loggingLevel").asText();
                    default -> "";
                };
        return detail.isEmpty() ? "" : " `" + detail + "`";
    }

    private static String simpleNames(JsonNode exceptions) {
        StringBuilder names = new StringBuilder();
        exceptions.forEach(name ->
                names.append(names.isEmpty() ? "" : ", ").append(name.asText().replaceFirst(".*\\.", "")));
        return names.toString();
    }

    private static String sentence(JsonNode defined) {
        return defined.path("description").asText("").strip();
    }

    private void parameters(List<RouteFile> files) {
        line("## Parameters");
        line("");
        line("Declared in [`routes/parameters.yaml`](../routes/parameters.yaml).");
        line("");
        line("| name | meaning | type | default | used by |");
        line("|---|---|---|---|---|");
        for (RouteParameter parameter : parameters.byName().values()) {
            Set<String> users = new TreeSet<>();
            for (RouteFile file : files) {
                if (RouteParameters.names(file.tree().toString()).contains(parameter.name())) {
                    users.add("[" + file.name() + "](#" + file.name().replace(".", "") + ")");
                }
            }
            line("| `" + parameter.name() + "` | " + parameter.description() + " | " + parameter.type()
                    + (parameter.unit() == null ? "" : ", " + parameter.unit()) + " | `" + parameter.defaultValue()
                    + "` | " + String.join(", ", users) + " |");
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
