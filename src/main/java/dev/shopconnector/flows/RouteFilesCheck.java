package dev.shopconnector.flows;

import dev.shopconnector.parameters.RouteParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks for the mistakes of a set of route files without running it. */
public final class RouteFilesCheck {
    /** What stands where bytes are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private final RouteSchema schema = new RouteSchema();
    private final NamedBeans beans;
    private final ConfigurableEnvironment settings;

    /**
     * @param beans those that routes may name
     * @param settings where {@code {{placeholders}}} find their values before those that the set declares
     */
    public RouteFilesCheck(NamedBeans beans, ConfigurableEnvironment settings) {
        this.beans = beans;
        this.settings = settings;
    }

    /**
     * Takes a second or more.
     *
     * @throws RoutesRefusedException when there are mistakes
     */
    public void whole(RouteFiles files) throws RoutesRefusedException {
        List<RouteProblem> problems = new ArrayList<>(files.problems());
        files.texts().forEach((name, text) -> whole(name, text, problems));
        problems.addAll(problems(files.parameters().mistakes()));
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.routes().entrySet()) {
            try {
                RouteTree tree = RouteTree.read(file.getKey(), file.getValue());
                trees.add(tree);
                problems.addAll(schema.problems(tree, file.getValue()));
            } catch (RoutesRefusedException e) {
                problems.addAll(e.problems());
            }
        }
        refuse(problems);
        problems.addAll(together(files, trees));
        problems.addAll(undeclared(files));
        refuse(problems);
    }

    /** In a set that declares parameters, all are declared and used; one without any has the settings of every node. */
    private static List<RouteProblem> undeclared(RouteFiles files) {
        RouteParameters parameters = files.parameters();
        return parameters.byName().isEmpty() ? List.of() : problems(parameters.mistakes(files.routes()));
    }

    private static List<RouteProblem> problems(List<RouteParameters.Mistake> mistakes) {
        return mistakes.stream()
                .map(mistake -> new RouteProblem(mistake.file(), mistake.line(), mistake.words()))
                .toList();
    }

    private static void whole(String name, String text, List<RouteProblem> problems) {
        if (!text.endsWith("\n")) {
            problems.add(new RouteProblem(
                    name,
                    (int) text.lines().count(),
                    "the file ends within a line, so it may be half written; end it with a line break"));
        }
        int broken = text.indexOf(NO_CHARACTER);
        if (broken >= 0) {
            problems.add(new RouteProblem(
                    name,
                    (int) text.substring(0, broken + 1).lines().count(),
                    "the file is not UTF-8 here; save it as UTF-8"));
        }
    }

    private List<RouteProblem> together(RouteFiles files, List<RouteTree> trees) {
        return new RouteSetCheck(beans, RouteSettings.of(settings, files.parameters())).problems(trees);
    }

    /**
     * The quick part of it: ids, beans, settings, and calls that lead nowhere.
     *
     * @throws RoutesRefusedException when there are mistakes in these
     */
    void calls(RouteFiles files) throws RoutesRefusedException {
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.routes().entrySet()) {
            trees.add(RouteTree.read(file.getKey(), file.getValue()));
        }
        refuse(together(files, trees));
    }

    private static void refuse(List<RouteProblem> problems) throws RoutesRefusedException {
        if (!problems.isEmpty()) {
            throw new RoutesRefusedException(problems);
        }
    }
}
