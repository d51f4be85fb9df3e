package dev.shopconnector.scenarios;

/**
 * What is wrong with a scenario, or with what its route did.
 *
 * @param file the scenario file, as it was named
 * @param line from 1
 * @param words what was expected and what was, or the mistake
 */
public record Difference(String file, int line, String words) {

    /** {@code routes/orders.judge.test.yaml:12: …}, as compilers say it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + words;
    }
}
