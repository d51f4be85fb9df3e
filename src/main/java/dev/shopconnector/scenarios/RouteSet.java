package dev.shopconnector.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The route files of a folder.
 *
 * @param ids all that is named in them, by file name: routes, steps, branches
 * @param branches the ids of branches ({@code when}, {@code doCatch}), by file name
 * @param routes the ids of routes, by file name; none where a file has configurations only
 */
record RouteSet(
        Path folder, Map<String, Set<String>> ids, Map<String, Set<String>> branches, Map<String, Set<String>> routes) {
    static final String ENDING = ".camel.yaml";

    static RouteSet read(Path folder) throws IOException, ScenarioMistakeException {
        Map<String, Set<String>> ids = new TreeMap<>();
        Map<String, Set<String>> branches = new TreeMap<>();
        Map<String, Set<String>> routes = new TreeMap<>();
        for (Path file : files(folder, ENDING)) {
            JsonNode tree =
                    YamlText.read(file.toString(), Files.readString(file)).json();
            Set<String> named = ids.computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>());
            tree.findValuesAsText("id").forEach(named::add);
            Set<String> cases = branches.computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>());
            for (String kind : List.of("when", "doCatch")) {
                tree.findValues(kind)
                        .forEach(list -> list.forEach(
                                branch -> cases.add(branch.path("id").asText(kind + " without id"))));
            }
            Set<String> own = routes.computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>());
            tree.findValues("route").forEach(route -> own.add(route.path("id").asText()));
        }
        return new RouteSet(folder, ids, branches, routes);
    }

    /** The files with this ending, by name; names that begin with a dot are drafts of editors. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    boolean knowsRoute(String id) {
        return routes.values().stream().anyMatch(own -> own.contains(id));
    }

    boolean knows(String id) {
        return ids.values().stream().anyMatch(named -> named.contains(id));
    }
}
