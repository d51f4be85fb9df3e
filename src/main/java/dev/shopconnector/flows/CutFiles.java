package dev.shopconnector.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Files of which the end may be missing. Cut at a line's end a file is valid YAML, with fewer rules; it can only be seen
 * beside the file that runs.
 */
final class CutFiles {
    private static final Pattern ID = Pattern.compile("\\bid: \\S+");

    private CutFiles() {}

    /** The files of {@code next} that end earlier than those of the same name that run, and do not say that they are whole. */
    static List<RouteProblem> problems(RouteFiles running, RouteFiles next) {
        List<RouteProblem> problems = new ArrayList<>();
        next.texts().forEach((name, text) -> {
            String before = running.texts().get(name);
            if (before != null && isCut(before.stripTrailing(), text.stripTrailing())) {
                problems.add(new RouteProblem(name, count(text.stripTrailing()), words(before.stripTrailing())));
            }
        });
        return problems;
    }

    private static boolean isCut(String before, String text) {
        String end = lastLine(text);
        if (end.startsWith("#") && !before.contains(end)) {
            return false;
        }
        if (count(text) >= count(before)) {
            // More was written above than is missing below: the last id tells whether the end is there.
            List<String> ids = ids(before);
            return !ids.isEmpty() && !ids(text).contains(ids.get(ids.size() - 1));
        }
        return before.startsWith(text) || !end.equals(lastLine(before));
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String words(String before) {
        return "the file ends here, the one that runs has " + count(before)
                + " lines and ends otherwise, so it may be half written; write the rest, or, if it is whole, write"
                + " any new comment as its last line to say so";
    }

    private static int count(String text) {
        return (int) text.lines().count();
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }
}
