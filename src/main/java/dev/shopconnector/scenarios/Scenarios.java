package dev.shopconnector.scenarios;

import dev.shopconnector.parameters.RouteParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.env.Environment;

/** All scenarios beside the routes of a folder. */
final class Scenarios implements AutoCloseable {
    private final RouteSet routes;
    private final List<Scenario> all;
    private final Map<Map<String, String>, Stage> stages = new HashMap<>();
    private final Map<String, Set<String>> passed = new HashMap<>();

    private Scenarios(RouteSet routes, List<Scenario> all) {
        this.routes = routes;
        this.all = List.copyOf(all);
    }

    /**
     * Reads routes and scenarios.
     *
     * @throws ScenarioMistakeException when a scenario says what cannot be: unknown keys, steps, settings
     */
    static Scenarios read(Path folder) throws IOException, ScenarioMistakeException {
        RouteSet routes = RouteSet.read(folder);
        Environment settings = Stage.environment(RouteParameters.read(folder), Map.of());
        List<Scenario> all = new ArrayList<>();
        // What a file gives to all its scenarios is told once.
        Set<Difference> mistakes = new LinkedHashSet<>();
        for (Path file : RouteSet.files(folder, ScenarioFile.ENDING)) {
            String route = file.getFileName().toString().replace(ScenarioFile.ENDING, "");
            try {
                List<Scenario> scenarios = ScenarioFile.read(file.toString(), route, Files.readString(file));
                scenarios.forEach(scenario -> mistakes.addAll(ScenarioNames.unknown(scenario, routes, settings)));
                all.addAll(scenarios);
            } catch (ScenarioMistakeException e) {
                mistakes.addAll(e.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ScenarioMistakeException(List.copyOf(mistakes));
        }
        return new Scenarios(routes, all);
    }

    List<Scenario> all() {
        return all;
    }

    /**
     * Plays one.
     *
     * @throws Exception when the routes cannot be loaded with its settings
     */
    Played play(Scenario scenario) throws Exception {
        Stage stage = stages.get(scenario.settings());
        if (stage == null) {
            stage = Stage.of(routes.folder(), scenario.settings());
            stages.put(scenario.settings(), stage);
        }
        Played played = ScenarioRun.play(stage, scenario);
        passed.computeIfAbsent(scenario.beside(), file -> new HashSet<>()).addAll(played.passed());
        return played;
    }

    /**
     * The branches that no scenario beside them has taken so far, by file name. That a scenario of another route passes by
     * does not say what a rule does.
     */
    Map<String, List<String>> branchesNotTaken() {
        Map<String, List<String>> left = new TreeMap<>();
        routes.branches().forEach((file, branches) -> {
            Set<String> taken = passed.getOrDefault(file, Set.of());
            List<String> own =
                    branches.stream().filter(branch -> !taken.contains(branch)).toList();
            if (!own.isEmpty()) {
                left.put(file, own);
            }
        });
        return left;
    }

    /** Route files without a file of scenarios beside them. */
    List<String> filesWithoutScenarios() {
        List<String> without = new ArrayList<>();
        routes.routes().forEach((file, own) -> {
            String beside = file.replace(RouteSet.ENDING, ScenarioFile.ENDING);
            if (!own.isEmpty() && !Files.exists(routes.folder().resolve(beside))) {
                without.add(file);
            }
        });
        return without;
    }

    @Override
    public void close() {
        stages.values().forEach(Stage::close);
    }
}
