package dev.shopconnector.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code java -jar connector.jar test} says of a folder that an engineer has. */
class ScenarioCommandTest {
    private static final String ROUTE =
            """
            - route:
                id: demo
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: timer:demo
                  steps:
                    - choice:
                        id: demo.size
                        when:
                          - id: demo.big
                            simple: "${body} > {{demo.big}}"
                            steps:
                              - setVariable:
                                  name: word
                                  constant: big
                        otherwise:
                          steps:
                            - setVariable:
                                id: demo.small
                                name: word
                                constant: small
                    - bean:
                        id: demo.table
                        ref: orderReviews
                        method: due(null, 1)
                    - to:
                        id: demo.call
                        uri: https://example.invalid/
            """;
    private static final String PARAMETERS =
            """
            demo.big:
              description: From here on it is big.
              type: integer
              unit: orders
              default: 10
            """;
    private static final String GOOD =
            """
            given:
              calls:
                demo.table: {body: 7}
                demo.call: {body: done}
            scenarios:
              - name: eleven are big
                given:
                  body: 11
                expect:
                  body: done
                  variables: {word: big}
                  passes: [demo.big]
                  calls:
                    - demo.table: {body: 11, variable.word: big}
                    - demo.call: {body: 7}
            """;

    @TempDir
    Path folder;

    private String said = "";

    @BeforeEach
    void writeTheRoute() throws IOException {
        write("demo.camel.yaml", ROUTE);
        write("parameters.yaml", PARAMETERS);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private int test() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exitCode = new ScenarioCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .run(List.of(folder.toString()));
        said = bytes.toString(StandardCharsets.UTF_8).replace(folder.toString() + "/", "");
        assertThat(said).doesNotContain("\tat ");
        return exitCode;
    }

    private int test(String scenarios) throws IOException {
        write("demo.test.yaml", scenarios);
        return test();
    }

    @Test
    void aGoodScenarioPassesAndTheSummarySaysSo() throws IOException {
        assertThat(test(GOOD)).isZero();
        assertThat(said).isEqualTo("1 scenarios, 0 not as expected.\n");
    }

    @Test
    void aChangedRouteShowsTheDifferenceWithFileAndLine() throws IOException {
        write("demo.camel.yaml", ROUTE.replace("constant: big", "constant: huge"));
        assertThat(test(GOOD)).isEqualTo(1);
        assertThat(said)
                .contains("demo.test.yaml:6: eleven are big")
                .contains("demo.test.yaml:11: word: expected 'big'\n     but was 'huge'")
                .contains("1 scenarios, 1 not as expected.");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("    expect:", "    expects:", "6: the scenario expects nothing"),
                arguments("    expect:", "    expects:", "9: unknown key 'expects'"),
                arguments("[demo.big]", "[demo.bigg]", "12: no step, branch or route has the id demo.bigg"),
                arguments("    demo.call: {", "    demo.cal: {", "4: no step, branch or route has the id demo.cal"),
                arguments("- demo.call:", "- demo.cal:", "15: no step, branch or route has the id demo.cal"),
                arguments("{body: 7}\n    demo.call", "{bodies: 7}\n    demo.call", "3: unknown key 'bodies'"),
                arguments("    given:\n", "    route: nobody\n    given:\n", "7: there is no route nobody"),
                arguments("      body: 11", "      settings: {demo.bigger: 1}", "8: there is no setting demo.bigger"),
                arguments("      body: 11", "      body: 11\n      body: 12", "9: no YAML: found duplicate key body"),
                arguments("eleven are big", "''", "6: a scenario has a 'name'"),
                arguments("scenarios:", "scenario:", "5: unknown key 'scenario'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatAScenarioCannotSayIsToldWithFileAndLine(String text, String instead, String words) throws IOException {
        assertThat(GOOD).contains(text);
        assertThat(test(GOOD.replace(text, instead))).isEqualTo(2);
        assertThat(said).contains("demo.test.yaml:" + words).contains("Nothing was played");
    }

    @Test
    void anUnknownTypeIsToldWithTheKnownOnes() throws IOException {
        assertThat(test(GOOD.replace("      body: 11", "      body: {$type: parcle}")))
                .isEqualTo(1);
        assertThat(said).contains("demo.test.yaml:6: unknown $type 'parcle'; known are order, answer, candidate");
    }

    @Test
    void aStepThatWouldLeaveTheRoutesIsNamed() throws IOException {
        assertThat(test(GOOD.replace("    demo.call: {body: done}\n", "")
                        .replace("        - demo.call: {body: 7}\n", "")))
                .isEqualTo(1);
        assertThat(said)
                .contains("demo.test.yaml:5: the step demo.call leaves the routes for https://example.invalid/");
    }

    @Test
    void aStepThatWouldAskTheDatabaseIsNamed() throws IOException {
        String undeclared = GOOD.replace("    demo.table: {body: 7}\n", "")
                .replace("        - demo.table: {body: 11, variable.word: big}\n", "");
        write("demo.camel.yaml", ROUTE.replace("due(null, 1)", "due(${variable.lease}, 1)"));
        assertThat(test(undeclared.replace(
                        "      body: 11", "      variables: {lease: {$type: shopLease}}\n      body: 11")))
                .isEqualTo(1);
        assertThat(said).contains("a step asked the database").contains("demo.table");
    }

    @Test
    void anAnswerThatIsNeverAskedForIsADifference() throws IOException {
        assertThat(test(GOOD.replace("      body: 11", "      body: 11\n      calls: {demo.small: {}}")))
                .isEqualTo(1);
        assertThat(said).contains("demo.test.yaml:9: the step demo.small has an answer here and was not reached");
    }

    @Test
    void aSettingOfTheScenarioWinsAndADeclaredDefaultHolds() throws IOException {
        assertThat(test(GOOD.replace("      body: 11", "      body: 11\n      settings: {demo.big: 12}")
                        .replace("word: big}\n      passes: [demo.big]", "word: small}\n      skips: [demo.big]")
                        .replace(", variable.word: big", "")))
                .isZero();
    }

    @Test
    void branchesThatNoScenarioTakesAreNamed() throws IOException {
        assertThat(test(GOOD.replace("      body: 11", "      body: 1")
                        .replace("word: big}\n      passes: [demo.big]", "word: small}")
                        .replace("{body: 11, variable.word: big}", "{body: 1}")))
                .isZero();
        assertThat(said).contains("No scenario takes these branches of demo.camel.yaml: demo.big");
    }

    @Test
    void routesThatCannotBeLoadedAreToldInOneLine() throws IOException {
        write("demo.camel.yaml", ROUTE.replace("ref: orderReviews", "ref: nobody"));
        assertThat(test(GOOD)).isEqualTo(2);
        assertThat(said).contains("The routes cannot be loaded").contains("nobody");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfUse() {
        assertThat(new ScenarioCommand(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                        .run(List.of(folder.resolve("nowhere").toString())))
                .isEqualTo(2);
    }
}
