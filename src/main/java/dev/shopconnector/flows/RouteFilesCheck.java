package dev.shopconnector.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;

/** Looks for the mistakes of a set of route files without running it. */
public final class RouteFilesCheck {
    /** What stands where bytes are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private final RouteSchema schema = new RouteSchema();
    private final RouteSetCheck set;

    /**
     * @param beans those that routes may name
     * @param settings where {@code {{placeholders}}} find their values
     */
    public RouteFilesCheck(NamedBeans beans, PropertyResolver settings) {
        this.set = new RouteSetCheck(beans, settings);
    }

    /**
     * Takes a second or more.
     *
     * @throws RoutesRefusedException when there are mistakes
     */
    public void whole(RouteFiles files) throws RoutesRefusedException {
        List<RouteProblem> problems = new ArrayList<>();
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            if (!file.getValue().endsWith("\n")) {
                problems.add(new RouteProblem(
                        file.getKey(),
                        (int) file.getValue().lines().count(),
                        "the file ends within a line, so it may be half written; end it with a line break"));
            }
            int broken = file.getValue().indexOf(NO_CHARACTER);
            if (broken >= 0) {
                problems.add(new RouteProblem(
                        file.getKey(),
                        (int) file.getValue().substring(0, broken + 1).lines().count(),
                        "the file is not UTF-8 here; save it as UTF-8"));
            }
            try {
                RouteTree tree = RouteTree.read(file.getKey(), file.getValue());
                trees.add(tree);
                problems.addAll(schema.problems(tree, file.getValue()));
            } catch (RoutesRefusedException e) {
                problems.addAll(e.problems());
            }
        }
        refuse(problems);
        refuse(set.problems(trees));
    }

    /**
     * The quick part of it: ids, beans, settings, and calls that lead nowhere.
     *
     * @throws RoutesRefusedException when there are mistakes in these
     */
    void calls(RouteFiles files) throws RoutesRefusedException {
        List<RouteTree> trees = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            trees.add(RouteTree.read(file.getKey(), file.getValue()));
        }
        refuse(set.problems(trees));
    }

    private static void refuse(List<RouteProblem> problems) throws RoutesRefusedException {
        if (!problems.isEmpty()) {
            throw new RoutesRefusedException(problems);
        }
    }
}
