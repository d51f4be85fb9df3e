package dev.shopconnector.flows;

/**
 * Why a set of routes cannot run.
 *
 * @param file the file's name; empty when it is about the set
 * @param line from 1; 0 when it is about the whole file
 * @param words the mistake, for whoever wrote the file
 */
public record RouteProblem(String file, int line, String words) {

    /** {@code orders.judge.camel.yaml:12}; empty when it is about the set. */
    public String place() {
        return line > 0 ? file + ":" + line : file;
    }

    /** {@code orders.judge.camel.yaml:12: …}, as compilers say it. */
    @Override
    public String toString() {
        return file.isEmpty() ? words : place() + ": " + words;
    }
}
