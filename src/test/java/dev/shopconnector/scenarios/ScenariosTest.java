package dev.shopconnector.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        played = new ArrayList<>();
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

    /** What editors complete and mark is what the player reads and refuses. */
    @Test
    void editorsCheckTheFilesAsThePlayerDoes() throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Files.readString(Path.of("docs/scenario.schema.json")));
        for (Path file : RouteSet.files(Path.of("routes"), ScenarioFile.ENDING)) {
            assertThat(schema.validate(YamlText.read(file.toString(), Files.readString(file))
                            .json()))
                    .as(file.toString())
                    .isEmpty();
        }
        String mistaken = "scenarios: [{name: a, given: {bodies: 1}, expect: {body: 1}}]";
        assertThat(schema.validate(YamlText.read("mistaken", mistaken).json())).hasSize(1);
    }
}
