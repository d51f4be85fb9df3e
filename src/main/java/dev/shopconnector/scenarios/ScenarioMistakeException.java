package dev.shopconnector.scenarios;

import java.util.List;
import java.util.stream.Collectors;

/** Scenarios that cannot be played as they are written. */
public class ScenarioMistakeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Difference> mistakes;

    ScenarioMistakeException(List<Difference> mistakes) {
        super(mistakes.stream().map(Difference::toString).collect(Collectors.joining("\n")), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    ScenarioMistakeException(String file, int line, String words) {
        this(List.of(new Difference(file, line, words)));
    }

    /** What is wrong, at least one. */
    public List<Difference> mistakes() {
        return mistakes;
    }
}
