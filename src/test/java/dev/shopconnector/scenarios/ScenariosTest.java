package dev.shopconnector.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All scenarios beside the shipped routes. */
class ScenariosTest {
    private static Scenarios scenarios;
    private static List<Played> played;

    @BeforeAll
    static void playThemAll() throws Exception {
        scenarios = Scenarios.read(Path.of("routes"));
        played = new java.util.ArrayList<>();
        for (Scenario scenario : scenarios.all()) {
            played.add(scenarios.play(scenario));
        }
    }

    @AfterAll
    static void close() {
        scenarios.close();
    }

    @TestFactory
    Stream<DynamicTest> asExpected() {
        return played.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.scenario().route() + ": " + one.scenario().name(),
                        () -> assertThat(one.differences()).isEmpty()));
    }

    @Test
    void everyFileOfRoutesHasScenarios() {
        assertThat(scenarios.filesWithoutScenarios()).isEmpty();
    }

    @Test
    void everyBranchIsTaken() {
        assertThat(scenarios.branchesNotTaken()).isEmpty();
    }

    /** That a scenario of another route passes by does not say what a rule does. */
    @Test
    void everyBranchOfTheRulesIsTakenByAScenarioOfItsOwnFile() throws Exception {
        RouteSet routes = RouteSet.read(Path.of("routes"));
        for (String file : List.of(
                "carriers.alias",
                "carriers.resolve",
                "orders.judge",
                "shipments.carrier",
                "shipments.guard",
                "shipments.refused",
                "shipments.settle")) {
            Set<String> taken = new TreeSet<>();
            played.stream()
                    .filter(one -> one.scenario().place().file().endsWith(file + ScenarioFile.ENDING))
                    .forEach(one -> taken.addAll(one.passed()));
            assertThat(routes.branches().get(file + RouteSet.ENDING))
                    .as(file)
                    .isNotEmpty()
                    .isSubsetOf(taken);
        }
    }
}
