package dev.shopconnector.scenarios;

import java.util.List;

/**
 * A scenario that was played.
 *
 * @param differences between what it expects and what was; none when all is well
 * @param passed the ids of the steps and branches that were passed, in their order
 */
record Played(Scenario scenario, List<Difference> differences, List<String> passed) {

    boolean isAsExpected() {
        return differences.isEmpty();
    }
}
