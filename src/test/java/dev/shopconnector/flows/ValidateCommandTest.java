package dev.shopconnector.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.ConnectorApplication;
import dev.shopconnector.scenarios.ValidateCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code java -jar connector.jar validate} says of the mistakes that a running connector refuses. */
class ValidateCommandTest {
    private static final String JUDGE = "orders.judge.camel.yaml";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private EditedFolder folder;
    private Path at;

    @BeforeEach
    void copy(@TempDir Path parent) {
        folder = new EditedFolder(parent);
        at = parent.resolve("current");
    }

    @Test
    void theShippedRoutesCanRun() {
        assertThat(validate("routes")).isZero();
        assertThat(said()).matches("[1-9]\\d* files of routes, no mistake\\.\\s*");
    }

    /** A node of 256 MB that runs must be able to check an edit beside it. */
    @Test
    void theCheckFitsIntoASmallHeap() throws IOException, InterruptedException {
        Path log = at.resolveSibling("small.log");
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ConnectorApplication.class.getName(),
                        "validate",
                        "routes")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(small.waitFor()).as(Files.readString(log)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.shopconnector.flows.EditedRoutesTest#mistakes")
    void aMistakeIsNamedWithFileAndLine(String what, String from, String to, String words) {
        String before = folder.text(JUDGE);
        assertThat(before).as(what).contains(from);
        folder.write(JUDGE, before.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));

        assertThat(validate(at.toString())).isEqualTo(1);

        assertThat(said().lines()).anySatisfy(line -> assertThat(line)
                .matches(Pattern.quote(at.resolve(JUDGE).toString()) + ":[1-9]\\d*: .*")
                .containsIgnoringCase(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors | onExceptionOccurredRef: tiktokTransient | onExceptionOccurredRef: tiktokTransien | no bean 'tiktokTransien'",
                "errors | redeliveryDelay: \"0\" | redeliveryDelay: \"zero\" | write a number",
                "tiktok.call | routeConfigurationId: tiktok.writes | routeConfigurationId: tiktok.writing | no routeConfiguration",
                "orders.review | uri: direct:orders.review | uri: direct:orders.judge | another route begins with direct:orders.judge",
            })
    void aMistakeThatCamelWouldFindAtTheFirstErrorOrNever(String file, String from, String to, String words) {
        String name = file + ".camel.yaml";
        folder.edit(name, from, to);
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains(words).containsPattern(Pattern.quote(name) + ":[1-9]\\d*: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        - enrich:\n            expression: {constant: \"direct:orders.judge\"}\n",
                "        - to:\n            uri: direct\n            parameters: {name: orders.judge}\n"
            })
    void aCircleIsFoundHoweverTheAddressIsWritten(String step) {
        folder.write(
                JUDGE,
                folder.text(JUDGE)
                        .replaceFirst("\n      steps:\n", Matcher.quoteReplacement("\n      steps:\n" + step)));
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains("a circle: direct:orders.judge");
    }

    @ParameterizedTest
    @CsvSource({
        "order-source.shipment_notification, order-source.shipment_notification.accept",
        "orders.prefetch, orders.prefetch.answered",
        "shipments.accept, shipments.accept.store",
    })
    void aStepWithoutWhichWorkIsLeftUndoneIsMissed(String file, String step) {
        folder.edit(file + ".camel.yaml", "id: " + step + "\n", "id: another\n");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains("the step " + step + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-source.sales_orders_export", "orders.wake", "shipments.wake", "connections.renew"})
    void aRouteWithoutWhichWorkIsLeftUndoneIsMissed(String route) {
        folder.delete(route + ".camel.yaml");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains("the route " + route + " is missing");
    }

    @Test
    void errorPoliciesThatAreGoneAreMissedByTheRoutesThatNameThem() {
        folder.delete("errors.camel.yaml");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said())
                .containsPattern(
                        "tiktok\\.call\\.camel\\.yaml:[1-9]\\d*: there is no routeConfiguration 'tiktok.errors'");
    }

    /** A class that a route names itself would do its work in a dry run, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- bean: {beanType: java.util.ArrayList, method: size}",
                "- setBody: {method: {beanType: java.util.ArrayList, method: size}}",
                "- setBody: {simple: '${bean:type:java.util.ArrayList?method=size}'}",
                "- setBody: {simple: '${bean:java.util.ArrayList?method=size}'}",
                "- setBody: {simple: '${bean:${variable.which}}'}",
                "- to: {uri: 'class:java.util.ArrayList?method=size'}",
                "- to: {uri: class, parameters: {beanName: java.util.ArrayList, method: size}}",
                "- toD: 'class:java.util.ArrayList?method=size'",
                "- bean: {ref: '#class:java.util.ArrayList', method: size}"
            })
    void noStepMakesABeanOfAClass(String step) {
        folder.write(JUDGE, withStep(folder.text(JUDGE), step));
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).containsPattern(JUDGE + ":" + lineOf(step) + ": .*name a bean by ref");
    }

    @Test
    void noFileMakesABeanOfAClass() {
        folder.write("own.camel.yaml", "- beans:\n    - {name: own, type: java.util.ArrayList}\n");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).containsPattern("own\\.camel\\.yaml:1: .*name a bean by ref");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- setBody: {simple: '${bean:judge.conclude}'}",
                "- setBody: {simple: '${bean:judge?method=conclude}'}",
                "- log: {message: 'of class: judge'}"
            })
    void aBeanOfTheConnectorIsNamed(String step) {
        folder.write(JUDGE, withStep(folder.text(JUDGE), step));
        assertThat(validate(at.toString())).as(said()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors | dev.shopconnector.tiktok.TikTokRateLimitedException | dev.shopconnector.tiktok.TikTokRateLimitException | there is no class",
                "errors | dev.shopconnector.tiktok.TikTokRateLimitedException | java.lang.String | is no exception",
                "orders.poll | java.lang.Exception | java.lang.Exceptoin | there is no class",
                "errors | '${exchangeProperty.tiktokRenewedVersion} == null' | '${exchangeProperty.tiktokRenewedVersion == null' | tiktokRenewedVersion",
                "errors | '${exchangeProperty.tiktokFailures} <= {{tiktok.rate-limited.retries}}' | '${exchangeProperty.tiktokFailures <= {{tiktok.rate-limited.retries}}' | tiktokFailures",
                "errors | '${routeId} failed' | '${routeId failed' | routeId",
            })
    void aMistakeInAnErrorPolicyIsToldAtItsOwnLine(String file, String from, String to, String words) {
        String name = file + ".camel.yaml";
        String before = folder.text(name);
        assertThat(before).contains(from);
        String edited = before.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        folder.write(name, edited);
        int line = (int) edited.substring(0, edited.indexOf(to)).lines().count();

        assertThat(validate(at.toString())).isEqualTo(1);

        assertThat(said().lines()).anySatisfy(told -> assertThat(told)
                .startsWith(at.resolve(name) + ":" + line + ": ")
                .contains(words));
    }

    private static final String TEMPLATE =
            """
            - routeTemplate:
                id: our.template
                parameters:
                  - name: door
                  - name: next
                    defaultValue: our.end
                from:
                  uri: direct:our.{{door}}
                  steps:
                    - to: direct:{{next}}
            - templatedRoute:
                routeTemplateRef: our.template
                parameters:
                  - name: door
                    value: first
            - templatedRoute:
                routeTemplateRef: our.template
                parameters:
                  - name: door
                    value: second
                  - name: next
                    value: our.first
            - route:
                id: our.end
                from:
                  uri: direct:our.end
                  steps:
                    - log: end
            - route:
                id: our.caller
                from:
                  uri: direct:our.caller
                  steps:
                    - to: direct:our.first
                    - to: direct:our.second
            """;

    @Test
    void aCallOfWhatATemplateBecomesLeadsSomewhere() {
        folder.write("own.camel.yaml", TEMPLATE);
        assertThat(validate(at.toString())).as(said()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "direct:our.second | direct:our.third | no route begins with direct:our.third",
                "defaultValue: our.end | defaultValue: our.and | no route begins with direct:our.and",
                "value: our.first | value: our.furst | no route begins with direct:our.furst",
                "value: second | value: first | another route begins with direct:our.first",
                "value: our.first | value: our.second | a circle: direct:our.second",
                "routeTemplateRef: our.template | routeTemplateRef: our.templat | there is no routeTemplate 'our.templat'",
            })
    void whatATemplateBecomesIsLookedAtAsARoute(String from, String to, String words) {
        assertThat(TEMPLATE).contains(from);
        folder.write("own.camel.yaml", TEMPLATE.replaceFirst(Pattern.quote(from), to));
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains(words).containsPattern("own\\.camel\\.yaml:[1-9]\\d*: ");
    }

    /** The text with this step before all others. */
    private static String withStep(String text, String step) {
        return text.replaceFirst(
                "\n      steps:\n", Matcher.quoteReplacement("\n      steps:\n        " + step + "\n"));
    }

    private int lineOf(String step) {
        String text = folder.text(JUDGE);
        return (int) text.substring(0, text.indexOf(step) + 1).lines().count();
    }

    @Test
    void whatContainsItselfIsAMistake() {
        folder.write("own.camel.yaml", "- &a [*a]\n");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains("own.camel.yaml").contains("contains itself");
    }

    @Test
    void aRouteMayBeginWithFromAndATemplateHasPlaceholdersOfItsOwn() {
        folder.write(
                "own.camel.yaml",
                """
                - from:
                    uri: direct:our.plain
                    steps:
                      - log: plain
                - routeTemplate:
                    id: our.template
                    parameters:
                      - name: word
                    from:
                      uri: direct:our.templated
                      steps:
                        - log: "{{word}}"
                - route:
                    id: our.caller
                    from:
                      uri: direct:our.caller
                      steps:
                        - to:
                            id: our.caller.plain
                            uri: direct:our.plain
                """);
        assertThat(validate(at.toString())).as(said()).isZero();
    }

    @Test
    void aDeletedFileThatOthersCallIsAMistakeOfThose() {
        folder.delete(JUDGE);
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said())
                .containsPattern(
                        "orders\\.import\\.camel\\.yaml:[1-9]\\d*: .*no route begins with direct:orders\\.judge");
    }

    /** Nothing ticks here, and yet a tick that cannot be is seen. */
    @Test
    void aMistakeInTheAddressAtWhichARouteBeginsIsSeen() {
        folder.edit("orders.wake.camel.yaml", "trigger.repeatInterval", "triger.repeatInterval");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).containsPattern("orders\\.wake\\.camel\\.yaml:[1-9]\\d*: .*triger\\.repeatInterval");
    }

    @Test
    void aHalfWrittenFileIsAMistake() {
        String text = folder.text(JUDGE);
        folder.write(JUDGE, text.substring(0, text.length() - 1));
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains(JUDGE + ":").contains("end it with a line break");
    }

    /** Whoever declares a parameter has not to repeat it in the settings of every node before it can be tried. */
    @Test
    void aParameterThatTheFolderDeclaresIsASetting() throws IOException {
        folder.edit(JUDGE, "{{orders.review.address}}", "{{orders.review.address}}{{our.own.pause}}");
        assertThat(validate(at.toString())).isEqualTo(1);
        Path parameters = at.resolve("parameters.yaml");
        String known = Files.readString(Path.of("routes", "parameters.yaml"));
        Files.writeString(
                parameters,
                known
                        + """
                our.own.pause:
                  description: A pause of our own.
                  type: integer
                  unit: s
                  default: 7
                """);
        assertThat(validate(at.toString())).as(said()).isZero();

        Files.writeString(parameters, known + "our.own.pause: [\n");
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).containsPattern("parameters\\.yaml:[1-9]\\d*: no YAML");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Files.createSymbolicLink(folder.path("own.camel.yaml"), Path.of("nowhere"));
        Files.createDirectory(folder.path("parameters.yaml"));
        assertThat(validate(at.toString())).isEqualTo(1);
        assertThat(said()).contains("own.camel.yaml: this is a link to what is not there");
        assertThat(said()).contains("parameters.yaml: this is a folder");
    }

    @Test
    void whatIsNoFolderOfRoutesCannotBeTold() throws IOException {
        assertThat(validate(at.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(validate("routes", "more")).isEqualTo(2);
        assertThat(validate(Files.createDirectory(at.resolve("empty")).toString()))
                .isEqualTo(2);
        assertThat(said().lines()).hasSize(3).allMatch(line -> line.contains("Usage: "));
    }

    private int validate(String... arguments) {
        return new ValidateCommand(new PrintStream(said, true, StandardCharsets.UTF_8)).run(List.of(arguments));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
