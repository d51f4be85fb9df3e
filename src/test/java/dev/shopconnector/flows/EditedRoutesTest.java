package dev.shopconnector.flows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditedRoutesTest {
    private static final String JUDGE = "orders.judge.camel.yaml";
    private static final String IMPORT = "orders.import.camel.yaml";

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private final String database = EmbeddedMariaDb.shared().freshUrl();
    private EditedFolder folder;
    private RunningConnector connector;
    private String key;
    private SortedMap<String, String> shipped;

    @BeforeAll
    void start(@TempDir Path at) {
        folder = new EditedFolder(at);
        shipped = folder.files().texts();
        connector = RunningConnector.start(sandbox, database, folder.setting(), "connector.routes.look=20ms");
        key = connector.connect("1", sandbox.clock().instant().minus(Duration.ofDays(1)));
    }

    @BeforeEach
    void theShippedRoutesRun() {
        folder.replaceAtOnce(shipped);
        folder.awaitTaken(connector);
    }

    @AfterAll
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void theNextOrderFollowsTheEditedStatusTable() {
        assertThat(statusOfNewOrder()).isEqualTo("AwaitingShipment");

        String before = folder.text(JUDGE);
        folder.edit(JUDGE, "in 'AWAITING_SHIPMENT,PAID,PARTIALLY_SHIPPING'\"", "in 'PAID,PARTIALLY_SHIPPING'\"");
        folder.awaitTaken(connector);
        // What the old set is reading at this moment it still judges.
        await().atMost(Duration.ofSeconds(30)).until(this::verdictOfNewOrder, "hold"::equals);

        folder.write(JUDGE, before);
        folder.awaitTaken(connector);
        await().atMost(Duration.ofSeconds(30)).until(this::statusOfNewOrder, "AwaitingShipment"::equals);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "syntax",
                        "        - bean:\n            id: orders.judge.facts",
                        "        - bean: [\n",
                        "no YAML"),
                Arguments.of(
                        "unknown step",
                        "- setVariable:\n            id: orders.judge.missing",
                        "- setVariabel:\n            id: orders.judge.missing",
                        "setVariabel"),
                Arguments.of("unknown bean", "ref: orderFacts", "ref: orderFax", "there is no bean 'orderFax'"),
                Arguments.of("unknown method", "method: layOut", "method: layout", "has no method 'layout'"),
                Arguments.of(
                        "unknown setting",
                        "{{orders.review.address}}",
                        "{{orders.review.adress}}",
                        "there is no setting {{orders.review.adress}}"),
                Arguments.of("an id twice", "id: orders.judge.conclude", "id: orders.judge.facts", "given twice"),
                Arguments.of(
                        "a circle",
                        "            method: conclude\n",
                        "            method: conclude\n        - to:\n            id: orders.judge.again\n            uri: direct:orders.judge\n",
                        "a circle"),
                Arguments.of(
                        "nobody there",
                        "            method: conclude\n",
                        "            method: conclude\n        - to:\n            id: orders.judge.again\n            uri: direct:orders.juge\n",
                        "no route begins with direct:orders.juge"),
                Arguments.of(
                        "unknown option",
                        "            method: conclude\n",
                        "            method: conclude\n        - to:\n            id: orders.judge.again\n            uri: seda:orders.again?sise=3\n",
                        "sise"),
                Arguments.of(
                        "unknown component",
                        "            method: conclude\n",
                        "            method: conclude\n        - to:\n            id: orders.judge.again\n            uri: kafka:orders\n",
                        "kafka"),
                Arguments.of(
                        "bad expression",
                        "${variable.status} == 'UNPAID'\"",
                        "${variable.status == 'UNPAID'\"",
                        "in ${variable.status == 'UNPAID'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithFileAndLineWhileTheOldRoutesGoOn(String what, String from, String to, String words) {
        String before = folder.text(JUDGE);
        folder.awaitTaken(connector);
        String running = connector.bean(Flows.class).edit().hash();
        try {
            assertThat(before).as(what).contains(from);
            folder.write(
                    JUDGE,
                    before.replaceFirst(
                            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));

            RouteEdit edit = folder.awaitRefused(connector);

            assertThat(edit.hash()).isEqualTo(running);
            assertThat(edit.problems()).isNotEmpty().anySatisfy(problem -> {
                assertThat(problem.file()).isEqualTo(JUDGE);
                assertThat(problem.line()).isPositive();
                assertThat(problem.words()).containsIgnoringCase(words);
            });
            assertThat(health())
                    .startsWith("200 ")
                    .contains("\"status\":\"DEGRADED\"")
                    .doesNotContain(JUDGE);
            assertThat(connector.asAdmin("GET", "/actuator/health", "").body())
                    .contains(edit.problems().get(0).file() + ":"
                            + edit.problems().get(0).line());
            assertThat(statusOfNewOrder()).isEqualTo("AwaitingShipment");
        } finally {
            folder.write(JUDGE, before);
            folder.awaitTaken(connector);
        }
        assertThat(connector.bean(Flows.class).edit().problems()).isEmpty();
        assertThat(health()).startsWith("200 ").contains("\"status\":\"UP\"");
    }

    @Test
    void aDeletedFileThatOthersCallIsRefused() {
        String before = folder.text(JUDGE);
        folder.delete(JUDGE);
        assertThat(folder.awaitRefused(connector).problems()).anySatisfy(problem -> assertThat(problem.toString())
                .startsWith("orders.import.camel.yaml:")
                .contains("no route begins with direct:orders.judge"));
        folder.write(JUDGE, before);
        folder.awaitTaken(connector);
    }

    @Test
    void aNewRouteBeginsAndADeletedOneEnds() {
        String name = "order-source.get_products.camel.yaml";
        folder.write(
                name,
                """
                - route:
                    id: order-source.get_products
                    description: No products.
                    from:
                      id: order-source.get_products.asked
                      uri: direct:order-source.get_products
                      steps:
                        - setBody:
                            id: order-source.get_products.none
                            constant: '{"products":[]}'
                """);
        folder.awaitTaken(connector);
        assertThat(products()).isEqualTo(200);
        folder.delete(name);
        folder.awaitTaken(connector);
        assertThat(products()).isEqualTo(404);
    }

    /** An edit that passes every check may still take away what an operation does. */
    @ParameterizedTest
    @CsvSource({
        "acknowledge_orders, '', '{\"orders\":[{\"order_id\":\"1\"}]}'",
        "acknowledge_orders, '{\"answers\":[]}', '{\"orders\":[{\"order_id\":\"1\"}]}'",
        "sales_orders_export, '', '{}'",
        "sales_orders_export, 'sales_orders', '{}'",
        "validate_connection, '', '{}'",
        "validate_connection, '{}', '{}'",
        "shipment_notification, '{\"notification_results\":[]}', '{\"notifications\":[{\"notification_id\":\"7\"}]}'",
    })
    void theDoorSaysNoWhenARouteDoesNotAnswer(String operation, String left, String request) throws IOException {
        String name = "order-source." + operation + ".camel.yaml";
        String text = folder.text(name);
        HttpResponse<String> well = ask(operation, request);
        assertThat(well.statusCode()).isEqualTo(200);
        String early = "        - stop: {}\n";
        if (!left.isEmpty()) {
            early = "        - setBody:\n            constant: '" + left + "'\n" + early;
        }
        folder.write(name, text.replaceFirst("(?m)^      steps:\n", "$0" + early));
        folder.awaitTaken(connector);

        HttpResponse<String> answer = ask(operation, request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).contains("the connector failed").doesNotContain("order-source.");
    }

    private HttpResponse<String> ask(String operation, String request) throws IOException {
        return connector.orderSource(key, operation, (com.fasterxml.jackson.databind.node.ObjectNode)
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(request));
    }

    @Test
    void aNodeThatStartsOnABrokenFolderRunsTheLastGoodSet(@TempDir Path at) {
        EditedFolder other = new EditedFolder(at);
        String own = EmbeddedMariaDb.shared().freshUrl();
        String good = other.files().hash();
        RunningConnector.start(sandbox, own, other.setting()).close();
        other.edit(JUDGE, "ref: orderFacts", "ref: [");
        try (RunningConnector again = RunningConnector.start(sandbox, own, other.setting())) {
            RouteEdit edit = again.bean(Flows.class).edit();
            assertThat(edit.hash()).isEqualTo(good);
            assertThat(edit.problems()).extracting(RouteProblem::file).containsOnly(JUDGE);
        }
    }

    /** What an edit would be refused for while the node runs. */
    @ParameterizedTest
    @ValueSource(strings = {"cut within a line", "not UTF-8", "a link to nowhere"})
    void aNodeThatStartsOnWhatItWouldRefuseRunsTheLastGoodSet(String how, @TempDir Path at) throws IOException {
        EditedFolder other = new EditedFolder(at);
        String own = EmbeddedMariaDb.shared().freshUrl();
        String good = other.files().hash();
        RunningConnector.start(sandbox, own, other.setting()).close();
        String guard = "shipments.guard.camel.yaml";
        String text = other.text(guard);
        if (how.equals("a link to nowhere")) {
            other.delete(guard);
            lay(how, other.path(guard));
        } else if (how.equals("not UTF-8")) {
            Path file = at.resolve("current").resolve(guard);
            Files.write(
                    file,
                    text.replaceFirst("description: ", "description: \u00e9 ").getBytes(ISO_8859_1));
        } else {
            int cut = text.indexOf("- id: guard.fulfilled-by-tiktok");
            assertThat(cut).isPositive();
            other.write(guard, text.substring(0, cut).stripTrailing());
        }
        try (RunningConnector again = RunningConnector.start(sandbox, own, other.setting())) {
            RouteEdit edit = again.bean(Flows.class).edit();
            assertThat(edit.hash()).isEqualTo(good);
            assertThat(edit.problems()).extracting(RouteProblem::file).containsOnly(guard);
        }
    }

    /** The folder is read; what has the name of a route and is none is a mistake like others. */
    @ParameterizedTest
    @ValueSource(strings = {"a link to nowhere", "a link to itself", "a folder", "another ending", "capitals"})
    void whatCannotBeReadIsRefusedByItsName(String what) throws IOException {
        String name = what.equals("another ending")
                ? "own.camel.yml"
                : what.equals("capitals") ? "Own.Camel.YAML" : "own.camel.yaml";
        String running = connector.bean(Flows.class).edit().hash();
        lay(what, folder.path(name));
        try {
            RouteEdit edit = folder.awaitRefused(connector);
            assertThat(edit.hash()).isEqualTo(running);
            assertThat(edit.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo(name);
                assertThat(problem.words()).contains(";").doesNotContain("/");
            });
            assertThat(health()).contains("\"status\":\"DEGRADED\"");
            assertThat(connector
                            .bean(RoutesHealthIndicator.class)
                            .health()
                            .getDetails()
                            .toString())
                    .contains(name);
        } finally {
            Files.delete(folder.path(name));
        }
        folder.awaitTaken(connector);
        assertThat(connector.bean(Flows.class).edit().problems()).isEmpty();
    }

    private static void lay(String what, Path file) throws IOException {
        if (what.equals("a folder")) {
            Files.createDirectory(file);
        } else if (what.equals("another ending") || what.equals("capitals")) {
            Files.writeString(file, "- route: {}\n");
        } else {
            Files.createSymbolicLink(file, what.equals("a link to itself") ? file.getFileName() : Path.of("nowhere"));
        }
    }

    /** Between the list of a folder and its files others remove them and put them back. */
    @Test
    void aFileThatIsReplacedMeanwhileIsNoMistake(@TempDir Path at) throws Exception {
        Path file = Files.writeString(at.resolve("own.camel.yaml"), "- route: {}\n");
        for (int other = 0; other < 50; other++) {
            Files.writeString(at.resolve("other" + other + ".camel.yaml"), "- route: {}\n");
        }
        ScheduledExecutorService editor = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledFuture<?> replacing = editor.scheduleWithFixedDelay(
                    () -> {
                        try {
                            Files.delete(file);
                            Files.writeString(file, "- route: {}\n");
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    },
                    0,
                    200,
                    TimeUnit.MICROSECONDS);
            for (int look = 0; look < 500; look++) {
                assertThat(RouteFiles.read(at).unreadable()).isEmpty();
            }
            assertThat(replacing.isDone()).as("replacing failed").isFalse();
        } finally {
            editor.shutdownNow();
        }
    }

    @Test
    void aParameterThatTheFolderDeclaresHasItsDefaultAndFollowsItsEdit() throws IOException {
        String name = "order-source.get_products.camel.yaml";
        folder.replaceAtOnce(
                Map.of(
                        "parameters.yaml",
                        declared("first"),
                        name,
                        """
                - route:
                    id: order-source.get_products
                    description: Says a word.
                    from:
                      id: order-source.get_products.asked
                      uri: direct:order-source.get_products
                      steps:
                        - setBody:
                            id: order-source.get_products.word
                            constant: '{"word":"{{our.own.word}}"}'
                """));
        try {
            folder.awaitTaken(connector);
            assertThat(productsSaid()).contains("first");

            folder.write("parameters.yaml", declared("second"));
            folder.awaitTaken(connector);
            assertThat(productsSaid()).contains("second");

            folder.write("parameters.yaml", declared("third") + "our.own.word: [\n");
            assertThat(folder.awaitRefused(connector).problems()).anySatisfy(problem -> {
                assertThat(problem.file()).isEqualTo("parameters.yaml");
                assertThat(problem.line()).isPositive();
            });
            assertThat(productsSaid()).contains("second");

            folder.write("parameters.yaml", declared("second"));
            folder.awaitTaken(connector);
            folder.edit(name, "{{our.own.word}}", "{{our.own.wrod:fourth}}");
            assertThat(folder.awaitRefused(connector).problems())
                    .extracting(RouteProblem::words)
                    .anyMatch(words -> words.contains("our.own.wrod is not declared"))
                    .anyMatch(words -> words.contains("our.own.word is used by no route"));
            assertThat(productsSaid()).contains("second");
        } finally {
            folder.delete(name);
            folder.delete("parameters.yaml");
        }
        folder.awaitTaken(connector);
    }

    @Test
    void aSettingOfTheConnectorCountsBeforeWhatTheFolderDeclares() throws IOException {
        assertThat(RouteSettings.of(
                                connector.bean(org.springframework.core.env.ConfigurableEnvironment.class),
                                dev.shopconnector.parameters.RouteParameters.parse(
                                        "parameters.yaml",
                                        declared("declared").replace("our.own.word", "connector.routes.look")))
                        .getProperty("connector.routes.look"))
                .isEqualTo("20ms");
    }

    /** The shipped declarations and one more. */
    private static String declared(String word) throws IOException {
        return Files.readString(Path.of("routes", "parameters.yaml"))
                + "our.own.word:\n  description: A word of our own.\n  type: text\n  default: " + word + "\n";
    }

    private String productsSaid() {
        return connector
                .orderSource(key, "get_products", new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode())
                .body();
    }

    static Stream<Arguments> shippedFiles() throws IOException {
        return RouteFiles.read(Path.of("routes")).texts().entrySet().stream()
                .map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    /** Each of these is valid YAML or not; beside the whole file all are seen. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shippedFiles")
    void aFileIsSeenToBeCutWhereverItsLinesEnd(String name, String text) {
        RouteFiles whole = new RouteFiles(new java.util.TreeMap<>(Map.of(name, text)));
        for (int cut = text.indexOf('\n'); cut < text.length() - 1; cut = text.indexOf('\n', cut + 1)) {
            String half = text.substring(0, cut + 1);
            assertThat(CutFiles.problems(whole, whole.with(Map.of(name, half))))
                    .as(half)
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.file()).isEqualTo(name);
                        assertThat(problem.words()).contains("half written", "comment");
                    });
            assertThat(CutFiles.problems(whole, whole.with(Map.of(name, half + "# That is all.\n"))))
                    .isEmpty();
        }
        int lastId = text.lastIndexOf(" id: ");
        if (lastId >= 0) {
            String grown = "# written above\n".repeat(500) + text.substring(0, lastId) + "\n";
            assertThat(CutFiles.problems(whole, whole.with(Map.of(name, grown))))
                    .hasSize(1);
            assertThat(CutFiles.problems(whole, whole.with(Map.of(name, grown + "# That is all.\n"))))
                    .isEmpty();
        }
        assertThat(CutFiles.problems(whole, whole)).isEmpty();
        assertThat(CutFiles.problems(whole, whole.with(Map.of(name, text + "\n# more\n"))))
                .isEmpty();
    }

    @Test
    void aFileCutAtALinesEndIsNotTakenOverAndNotStartedWith(@TempDir Path at) {
        EditedFolder other = new EditedFolder(at);
        String own = EmbeddedMariaDb.shared().freshUrl();
        String good = other.files().hash();
        String guard = "shipments.guard.camel.yaml";
        String text = other.text(guard);
        int cut = text.indexOf("- id: guard.fulfilled-by-tiktok");
        assertThat(cut).isPositive();
        String half = text.substring(0, cut).stripTrailing() + "\n";
        List<RouteProblem> said;
        try (RunningConnector node =
                RunningConnector.start(sandbox, own, other.setting(), "connector.routes.look=20ms")) {
            other.write(guard, half);
            RouteEdit edit = other.awaitRefused(node);
            said = edit.problems();
            assertThat(edit.hash()).isEqualTo(good);
            assertThat(said).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo(guard);
                assertThat(problem.line()).isEqualTo((int) half.lines().count());
                assertThat(problem.words()).contains("half written");
            });
        }
        try (RunningConnector again =
                RunningConnector.start(sandbox, own, other.setting(), "connector.routes.look=20ms")) {
            assertThat(again.bean(Flows.class).edit().hash()).isEqualTo(good);
            assertThat(again.bean(Flows.class).edit().problems()).isEqualTo(said);

            other.write(guard, half + "# That is all.\n");
            other.awaitTaken(again);
            other.write(guard, text);
            other.awaitTaken(again);
            // What ran in whole may come back, though it is shorter.
            other.write(guard, half + "# That is all.\n");
            other.awaitTaken(again);
        }
    }

    /** A new version of the connector brings what it brings; what it may lack is said once. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aNodeThatStartsWithShorterFilesRunsThem(@TempDir Path at, CapturedOutput output) {
        EditedFolder other = new EditedFolder(at);
        String own = EmbeddedMariaDb.shared().freshUrl();
        RunningConnector.start(sandbox, own, other.setting()).close();
        String guard = "shipments.guard.camel.yaml";
        String text = other.text(guard);
        other.write(
                guard,
                text.substring(0, text.indexOf("- id: guard.fulfilled-by-tiktok"))
                                .stripTrailing() + "\n");
        try (RunningConnector again = RunningConnector.start(sandbox, own, other.setting())) {
            assertThat(again.bean(Flows.class).edit().problems()).isEmpty();
            assertThat(again.bean(Flows.class).edit().hash())
                    .isEqualTo(other.files().hash());
        }
        RunningConnector.start(sandbox, own, other.setting()).close();
        assertThat(output.getOut().split("These routes run, and may be half written: " + guard + ":", -1))
                .hasSize(2);
    }

    /** Whoever copies files while the node starts is waited for. */
    @Test
    void aFolderThatIsWrittenToIsReadAgainUntilItLiesStill(@TempDir Path at) throws Exception {
        Path file = at.resolve("own.camel.yaml");
        AtomicInteger lines = new AtomicInteger();
        ScheduledExecutorService copying = Executors.newSingleThreadScheduledExecutor();
        try {
            Files.writeString(file, "# 0\n");
            ScheduledFuture<?> writing = copying.scheduleAtFixedRate(
                    () -> {
                        int line = lines.incrementAndGet();
                        if (line <= 20) {
                            try {
                                Files.writeString(file, "# " + line + "\n", StandardOpenOption.APPEND);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            assertThat(StillFolder.read(at, Duration.ofSeconds(1)).texts().get("own.camel.yaml"))
                    .endsWith("# 20\n");
            assertThat(writing.isDone()).isFalse();
        } finally {
            copying.shutdownNow();
        }
    }

    /** As after a copy of long ago, or in an image: nothing is waited for. */
    @Test
    void aFolderThatLaysStillIsReadAtOnce(@TempDir Path at) throws Exception {
        Path file = Files.writeString(at.resolve("own.camel.yaml"), "# old\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        Files.setLastModifiedTime(at, FileTime.fromMillis(0));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(
                        StillFolder.read(at, Duration.ofMinutes(10)).texts())
                .hasSize(1));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aDefaultThatTheNodesOwnSettingsOverrideIsNamed(CapturedOutput output) throws IOException {
        String name = "parameters.yaml";
        try {
            folder.write(name, Files.readString(Path.of("routes", name)));
            folder.awaitTaken(connector);
            assertThat(output).doesNotContain("the default of orders.review.most does not count");
            folder.edit(name, "default: 500\n", "default: 400\n");
            folder.awaitTaken(connector);
        } finally {
            folder.delete(name);
            folder.awaitTaken(connector);
        }
        assertThat(output).containsPattern("parameters.yaml:[0-9]+: the default of orders.review.most does not count");
    }

    @Test
    void theOldSetEndsAlsoWhenTheNewOneCannotBeStored() {
        CamelContext old = connector.bean(Flows.class).camel();
        connector.sql(jdbc -> {
            jdbc.execute("RENAME TABLE route_sets TO route_sets_away");
            return 0;
        });
        try {
            folder.write(JUDGE, folder.text(JUDGE) + "# edited while the table was away\n");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> connector.bean(Flows.class).camel() != old);
            await().atMost(Duration.ofSeconds(60)).until(old::isStopped);
        } finally {
            connector.sql(jdbc -> {
                jdbc.execute("RENAME TABLE route_sets_away TO route_sets");
                return 0;
            });
        }
    }

    @Test
    void editsWhileOrdersFlowLoseNoneAndMixNothing() throws InterruptedException {
        Set<String> placed = ConcurrentHashMap.newKeySet();
        String judge = folder.text(JUDGE);
        String imports = folder.text(IMPORT);
        ScheduledExecutorService buyers = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledFuture<?> placing =
                    buyers.scheduleAtFixedRate(() -> placed.add(place()), 0, 20, TimeUnit.MILLISECONDS);
            for (int edit = 0; edit < 100; edit++) {
                if (edit % 5 == 4) {
                    breakOnce(judge, edit / 5);
                    folder.awaitRefused(connector);
                } else {
                    folder.replaceAtOnce(Map.of(JUDGE, signed(judge, edit), IMPORT, signing(imports, edit)));
                    folder.awaitTaken(connector);
                }
            }
            assertThat(placing.isDone()).as("placing orders failed").isFalse();
        } finally {
            buyers.shutdown();
        }
        assertThat(buyers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        folder.replaceAtOnce(Map.of(JUDGE, judge, IMPORT, imports));
        folder.awaitTaken(connector);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored().containsAll(placed));
        List<String> reasons = connector.sql(
                jdbc -> jdbc.queryForList("SELECT JSON_VALUE(judgement, '$.reason') FROM orders", String.class));
        assertThat(reasons)
                .filteredOn(reason -> reason.startsWith("judge-"))
                .isNotEmpty()
                .allMatch(reason -> {
                    String[] parts = reason.split("; ", -1);
                    return parts[0].substring("judge-".length()).equals(parts[1].substring("import-".length()));
                });
    }

    /** Each mistake of {@link #mistakes}, a deleted file, and halves of files. */
    private void breakOnce(String judge, int time) {
        List<Arguments> mistakes = mistakes().toList();
        if (time < mistakes.size()) {
            Object[] mistake = mistakes.get(time).get();
            folder.write(JUDGE, judge.replace((String) mistake[1], (String) mistake[2]));
        } else if (time == mistakes.size()) {
            folder.delete(JUDGE);
        } else {
            folder.write(JUDGE, halfWritten(judge, 5 * time));
        }
    }

    /** The beginning of the file, up to another place each time; editors and copy tools cut anywhere, also at a line's end. */
    private static String halfWritten(String text, int edit) {
        int end = text.length() * (edit + 1) / 110;
        return text.substring(0, edit % 10 == 9 ? text.indexOf('\n', end) + 1 : end);
    }

    private static String signed(String judge, int edit) {
        return judge.replace(
                "simple: \"Seller Shipping, a complete",
                "simple: \"judge-" + edit + "; import-${variable.edit}; a complete");
    }

    private static String signing(String imports, int edit) {
        return imports.replaceFirst(
                "(?m)^( *)- to:\\n *id: orders.import.judge\\n",
                "$1- setVariable:\n$1    name: edit\n$1    constant: \"" + edit + "\"\n$0");
    }

    private String place() {
        return sandbox.control()
                .orders()
                .place(NewOrder.shippable(sandbox.clock().instant()));
    }

    private Set<String> stored() {
        return new HashSet<>(connector.sql(jdbc -> jdbc.queryForList("SELECT order_id FROM orders", String.class)));
    }

    private String statusOfNewOrder() {
        return judgementOfNewOrder("shipstation_status");
    }

    private String verdictOfNewOrder() {
        return judgementOfNewOrder("verdict");
    }

    private String judgementOfNewOrder(String column) {
        String order = place();
        await().atMost(Duration.ofSeconds(30)).until(() -> stored().contains(order));
        return connector.sql(jdbc -> jdbc.queryForObject(
                "SELECT COALESCE(" + column + ", '') FROM orders WHERE order_id = ?", String.class, order));
    }

    private String health() {
        HttpResponse<String> answer = connector.send(connector.request("/actuator/health"));
        return answer.statusCode() + " " + answer.body();
    }

    private int products() {
        return connector
                .orderSource(key, "get_products", new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode())
                .statusCode();
    }
}
