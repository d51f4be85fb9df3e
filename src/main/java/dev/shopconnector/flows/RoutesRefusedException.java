package dev.shopconnector.flows;

import java.util.List;
import java.util.stream.Collectors;

/** A set of routes that cannot run. */
public class RoutesRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<RouteProblem> problems;

    RoutesRefusedException(List<RouteProblem> problems) {
        super(problems.stream().map(RouteProblem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one. */
    public List<RouteProblem> problems() {
        return problems;
    }
}
