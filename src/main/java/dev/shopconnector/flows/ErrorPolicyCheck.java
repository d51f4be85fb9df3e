package dev.shopconnector.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mistakes in error policies, which Camel would find at the first error or never, or tell of a route that is right:
 * configurations, beans and exception classes that are not there, and pauses that are no time.
 */
final class ErrorPolicyCheck {
    private static final String CONFIGURATION = "routeConfigurationId";
    private static final List<String> BEANS =
            List.of("onExceptionOccurredRef", "onRedeliveryRef", "onPrepareFailureRef", "retryWhileRef");
    private static final List<String> NUMBERS = List.of(
            "redeliveryDelay",
            "maximumRedeliveryDelay",
            "maximumRedeliveries",
            "backOffMultiplier",
            "collisionAvoidanceFactor");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(ms|s|m|h)?|.*\\{\\{.*|.*\\$\\{.*");

    private final NamedBeans beans;

    ErrorPolicyCheck(NamedBeans beans) {
        this.beans = beans;
    }

    void check(RouteTree tree, List<RouteProblem> problems) {
        for (String key : BEANS) {
            tree.texts(key, (name, line) -> {
                if (beans.type(name.startsWith("#") ? name.substring(1) : name) == null) {
                    problems.add(tree.problem(line, "there is no bean '" + name + "'"));
                }
            });
        }
        tree.items("exception", (name, line) -> exception(tree, name, line, problems));
        tree.texts("exceptionType", (name, line) -> exception(tree, name, line, problems));
        for (String key : NUMBERS) {
            tree.texts(key, (value, line) -> {
                if (!NUMBER.matcher(value.strip()).matches()) {
                    problems.add(tree.problem(line, key + " is '" + value + "'; write a number"));
                }
            });
        }
    }

    private static void exception(RouteTree tree, String name, int line, List<RouteProblem> problems) {
        if (name.contains("{{")) {
            return;
        }
        try {
            Class<?> type = Class.forName(name.strip(), false, ErrorPolicyCheck.class.getClassLoader());
            if (!Throwable.class.isAssignableFrom(type)) {
                problems.add(tree.problem(line, "the class '" + name + "' is no exception"));
            }
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(tree.problem(line, "there is no class '" + name + "'"));
        }
    }

    /** Configurations that routes name and no file has. */
    void checkNames(List<RouteTree> trees, List<RouteProblem> problems) {
        Set<String> there = new HashSet<>();
        for (RouteTree tree : trees) {
            for (JsonNode one : tree.json()) {
                there.add(one.at("/routeConfiguration/id").asText());
            }
        }
        for (RouteTree tree : trees) {
            tree.texts(CONFIGURATION, (name, line) -> {
                if (!there.contains(name)) {
                    problems.add(tree.problem(line, "there is no routeConfiguration '" + name + "'"));
                }
            });
        }
    }
}
