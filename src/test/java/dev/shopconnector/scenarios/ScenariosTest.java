package dev.shopconnector.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
}
