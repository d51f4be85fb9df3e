package dev.shopconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.shopconnector.flows.EditedFolder;
import dev.shopconnector.flows.Flows;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.sandbox.orders.NewOrder;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {
    private static final String JUDGE = "orders.judge.camel.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TikTokSandbox sandbox =
            TikTokSandbox.start(SandboxOptions.forTests().withOrders(0));
    private EditedFolder folder;
    private RunningConnector connector;
    private String shop;
    private String order;

    @BeforeAll
    void start(@TempDir Path at) {
        folder = new EditedFolder(at);
        connector = RunningConnector.start(
                sandbox,
                EmbeddedMariaDb.shared().freshUrl(),
                folder.setting(),
                "connector.routes.look=20ms",
                "connector.dry-run.within=10s",
                "orders.poll.interval-millis=86400000");
        Instant yesterday = sandbox.clock().instant().minus(Duration.ofDays(1));
        order = sandbox.control().orders().place(NewOrder.shippable(yesterday));
        connector.connect("1", yesterday.minus(Duration.ofDays(1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> connector.count("SELECT COUNT(*) FROM orders") == 1);
        shop = connector.sql(sql -> sql.queryForObject("SELECT id FROM shops", String.class));
    }

    @AfterAll
    void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void aStoredOrderIsToldBothWays() {
        String stored = checksum();
        sandbox.calls().reset();

        JsonNode told = dryRun(ofStored().putPOJO("files", Map.of(JUDGE, thatHoldsPaidOrders())));

        assertThat(told.at("/today/verdict").asText()).isEqualTo("serve");
        assertThat(told.at("/today/status").asText()).isEqualTo("AwaitingShipment");
        assertThat(told.at("/today/sales_order/order_id").asText()).isEqualTo(order);
        assertThat(told.at("/edited/verdict").asText()).isEqualTo("hold");
        assertThat(told.at("/edited/reason").asText()).isNotEmpty();
        assertThat(told.at("/edited/passed").toString()).contains("orders.judge.conclude");
        assertThat(told.at("/files").toString()).isEqualTo("[\"" + JUDGE + "\"]");
        assertThat(told.path("same").asBoolean(false)).isFalse();
        assertThat(checksum()).isEqualTo(stored);
        assertThat(sandbox.calls().all()).isEmpty();
        assertThat(connector.bean(Flows.class).files().texts().get(JUDGE)).isEqualTo(folder.text(JUDGE));
    }

    @Test
    void nothingOfThePersonIsTold() {
        String payload = sandbox.control().orders().show(order).toString();
        String told = dryRun(ofStored()).toString();
        JsonNode address = sandbox.control().orders().show(order).path("recipient_address");

        assertThat(payload).contains(address.path("name").asText());
        assertThat(told)
                .contains("•••")
                .doesNotContain(
                        address.path("name").asText(),
                        address.path("address_line1").asText("no address line"),
                        address.path("postal_code").asText());
    }

    @Test
    void aPastedOrderIsToldWithoutBeingStored() {
        ObjectNode pasted = sandbox.control().orders().show(order);
        pasted.put("id", "577999999999999999").put("status", "UNPAID");

        JsonNode told = dryRun(asked().set("order", pasted));

        assertThat(told.at("/today/status").asText() + told.at("/today/rule").asText())
                .containsAnyOf("AwaitingPayment", "unpaid");
        assertThat(told.path("same").asBoolean()).isTrue();
        assertThat(connector.count("SELECT COUNT(*) FROM orders")).isEqualTo(1);
    }

    @Test
    void whatLiesInTheFolderOfDraftsIsTriedAndNotRun() {
        folder.draft(JUDGE, thatHoldsPaidOrders());
        try {
            JsonNode told = dryRun(ofStored());
            assertThat(told.at("/edited/verdict").asText()).isEqualTo("hold");
            assertThat(connector.bean(Flows.class).edit().problems()).isEmpty();
            assertThat(connector.bean(Flows.class).files().texts().get(JUDGE)).isEqualTo(folder.text(JUDGE));
        } finally {
            folder.draft(JUDGE, folder.text(JUDGE));
        }
    }

    @Test
    void aParameterThatTheEditDeclaresHasItsDefault() throws IOException {
        String judge = folder.text(JUDGE)
                .replace("simple: \"Seller Shipping, a complete", "simple: \"{{our.own.word}}, a complete");
        String declared = Files.readString(Path.of("routes", "parameters.yaml"))
                + "our.own.word:\n  description: A word of our own.\n  type: text\n  default: Hello\n";

        JsonNode told = dryRun(ofStored().putPOJO("files", Map.of(JUDGE, judge, "parameters.yaml", declared)));

        assertThat(told.path("problems")).isEmpty();
        assertThat(told.at("/edited/reason").asText()).startsWith("Hello, a complete");
    }

    @Test
    void aBrokenEditIsToldWithFileAndLine() {
        String broken = folder.text(JUDGE).replace("ref: orderFacts", "ref: orderFax");

        JsonNode told = dryRun(ofStored().putPOJO("files", Map.of(JUDGE, broken)));

        assertThat(told.path("problems").toString())
                .containsPattern("orders\\.judge\\.camel\\.yaml:\\d+: .*there is no bean 'orderFax'");
        assertThat(told.has("edited")).isFalse();
        assertThat(told.at("/today/verdict").asText()).isEqualTo("serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"to", "toD"})
    void anEditThatCallsSomebodyIsStoppedThere(String step) {
        String calling = folder.text(JUDGE)
                .replace(
                        "        - bean:\n            id: orders.judge.facts",
                        "        - " + step + ":\n            id: orders.judge.abroad\n            uri: "
                                + sandbox.baseUrl() + "/abroad\n        - bean:\n            id: orders.judge.facts");
        sandbox.calls().reset();

        JsonNode told = dryRun(ofStored().putPOJO("files", Map.of(JUDGE, calling)));

        assertThat(told.at("/edited/problem").asText() + told.path("problems")).contains("orders.judge.abroad");
        assertThat(sandbox.calls().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no json",
                "{\"shop_id\":\"unknown\",\"order\":{}}",
                "{\"shop_id\":\"$shop\"}",
                "{\"shop_id\":\"$shop\",\"order_id\":\"never seen\"}",
                "{\"shop_id\":\"$shop\",\"order_id\":\"1\",\"order\":{}}",
                "{\"shop_id\":\"$shop\",\"order\":[]}",
                "{\"shop_id\":\"$shop\",\"order\":{},\"files\":{\"../x.camel.yaml\":\"\"}}",
            })
    void badRequestsAreToldWhatIsWrong(String body) {
        HttpResponse<String> answer = connector.asAdmin("POST", "/routes/dry-run", body.replace("$shop", shop));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningConnector.json(answer).toString()).hasSizeGreaterThan(30);
    }

    @Test
    void withoutTheAdminKeyNothingIsRun() {
        HttpResponse<String> answer = connector.send(connector
                .request("/routes/dry-run")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private String thatHoldsPaidOrders() {
        return folder.text(JUDGE).replace("in 'AWAITING_SHIPMENT,PAID,PARTIALLY_SHIPPING'\"", "in 'PAID'\"");
    }

    private String checksum() {
        return List.of("orders", "parcels", "route_sets", "audit").stream()
                .map(table -> connector
                        .sql(sql -> sql.queryForMap("CHECKSUM TABLE " + table))
                        .toString())
                .toList()
                .toString();
    }

    private ObjectNode asked() {
        return JSON.createObjectNode().put("shop_id", shop);
    }

    private ObjectNode ofStored() {
        return asked().put("order_id", order);
    }

    static Stream<Arguments> endless() {
        String failing = "- throwException: {exceptionType: java.lang.IllegalStateException, message: on purpose}";
        return Stream.of(
                Arguments.of(
                        "- loop: {doWhile: true, simple: '${body} != null', steps: [{setVariable: {name: again, constant: x}}]}",
                        "noErrorHandler: {}",
                        "- delay: {constant: '3600000'}",
                        "noErrorHandler: {}"),
                Arguments.of(
                        "- loop: {doWhile: true, simple: '${body} != null', steps: [{doTry: {steps: [{throwException:"
                                + " {exceptionType: java.lang.IllegalStateException, message: on purpose}}], doCatch:"
                                + " [{exception: [java.lang.Exception], steps: [{setVariable: {name: again, constant: x}}]}]}}]}",
                        "noErrorHandler: {}",
                        failing,
                        "defaultErrorHandler: {redeliveryPolicy: {maximumRedeliveries: -1, redeliveryDelay: '0', logRetryAttempted: false}}"));
    }

    /** What never ends takes the place of nobody for longer than the limit, and a third is told at once. */
    @ParameterizedTest
    @MethodSource("endless")
    void whatDoesNotEndIsEnded(String one, String itsErrors, String other, String othersErrors) throws Exception {
        ExecutorService asking = Executors.newFixedThreadPool(2);
        try {
            Future<HttpResponse<String>> first = asking.submit(() -> tryWith(one, itsErrors));
            Future<HttpResponse<String>> second = asking.submit(() -> tryWith(other, othersErrors));
            await().atMost(Duration.ofSeconds(30)).until(() -> underWay() == 2);
            HttpResponse<String> third =
                    connector.asAdmin("POST", "/routes/dry-run", ofStored().toString());
            assertThat(third.statusCode()).as(third.body()).isEqualTo(409);
            assertThat(third.body()).contains("try again");
            for (Future<HttpResponse<String>> endless : List.of(first, second)) {
                HttpResponse<String> answer = endless.get(60, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("did not come to an end within 10 seconds");
            }
        } finally {
            asking.shutdownNow();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> underWay() == 0);
        assertThat(dryRun(ofStored()).at("/today/verdict").asText()).isEqualTo("serve");
    }

    private static long underWay() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("dry-run"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.shopconnector")))
                .count();
    }

    private HttpResponse<String> tryWith(String step, String errors) {
        String edited = folder.text(JUDGE)
                .replaceFirst("\n      steps:\n", Matcher.quoteReplacement("\n      steps:\n        " + step + "\n"))
                .replace("noErrorHandler: {}", errors);
        return connector.asAdmin(
                "POST",
                "/routes/dry-run",
                ofStored().putPOJO("files", Map.of(JUDGE, edited)).toString());
    }

    /** A dead letter channel sends behind the back of every step, and a poll fetches. */
    @ParameterizedTest
    @ValueSource(strings = {"poll", "dead letter"})
    void nobodyIsCalled(String how) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", call -> {
            calls.incrementAndGet();
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        outside.start();
        try {
            String url = "http://127.0.0.1:" + outside.getAddress().getPort() + "/away";
            String text = folder.text(JUDGE);
            String steps = "      steps:\n";
            String edited = how.equals("poll")
                    ? text.replaceFirst(
                            steps, Matcher.quoteReplacement(steps + "        - poll:\n            uri: " + url + "\n"))
                    : text.replaceFirst("noErrorHandler: \\{\\}", "deadLetterChannel: {deadLetterUri: \"" + url + "\"}")
                            .replaceFirst(
                                    steps,
                                    Matcher.quoteReplacement(steps
                                            + "        - throwException:\n            exceptionType: java.lang.IllegalStateException\n"
                                            + "            message: on purpose\n"));
            assertThat(edited).contains(url);

            String asked = ofStored().putPOJO("files", Map.of(JUDGE, edited)).toString();
            HttpResponse<String> answer = connector.asAdmin("POST", "/routes/dry-run", asked);

            assertThat(calls).hasValue(0);
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        } finally {
            outside.stop(0);
        }
    }

    private JsonNode dryRun(JsonNode asked) {
        HttpResponse<String> answer = connector.asAdmin("POST", "/routes/dry-run", asked.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningConnector.json(answer);
    }
}
