package dev.shopconnector.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.access.Role;
import dev.shopconnector.access.Users;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who gets in, and how far; over plain HTTP. */
class DoorsTest {
    private static final String PASSWORD = "a long enough password";
    /** What answers without a login; whoever adds a path that does adds it here, on purpose. */
    private static final Set<String> OPEN = Set.of(
            "/login",
            "/login/no-role",
            "${server.error.path:${error.path:/error}}",
            "/connections",
            "/error",
            "/actuator/health",
            "/actuator/health/**",
            "/actuator/prometheus",
            "/actuator/shops",
            "/connections/callback",
            "/routes/dry-run",
            "/order-source/{operation}",
            "/order-source/openapi",
            "/orders/{orderId}/explanation",
            "/shops/{shopId}/orders/{orderId}/explanation",
            "/shops/{shopId}/erasure",
            "/shops/{shopId}/erasures",
            "/parcels",
            "/parcels/{parcelId}/explanation",
            "/parcels/{parcelId}/replay",
            "/parcels/{parcelId}/give-up",
            "/parcels/replay",
            "/webhooks/tiktok",
            "/shops/{shopId}/reconciliation",
            "/shops/{shopId}/reconciliations",
            "/shops/{shopId}/reconciliations/{id}");

    private static TikTokSandbox sandbox;
    private static RunningConnector connector;

    @BeforeAll
    static void start() {
        sandbox = TikTokSandbox.start(SandboxOptions.forTests().withOrders(1));
        connector = RunningConnector.start(sandbox, EmbeddedMariaDb.shared().freshUrl());
        users().add("ada", PASSWORD, Role.ADMINISTRATOR);
        users().add("mia", PASSWORD, Role.MERCHANT);
    }

    @AfterAll
    static void stop() {
        connector.close();
        sandbox.close();
    }

    @Test
    void everyPathBelongsToOneOfTheTwoDoorsOnPurpose() {
        Set<String> paths = new TreeSet<>();
        // The first request is what makes the mappings known.
        new PageClient(connector).get("/login");
        for (HandlerMapping mapping : connector.bean(DispatcherServlet.class).getHandlerMappings()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(known -> paths.addAll(known.getPatternValues()));
            }
        }
        assertThat(paths).contains("/", "/users", "/connect/back", "/stores/{shopId}/key", "/connections/callback");

        for (String path : paths) {
            String asked = path.startsWith("$") ? "/error" : path.replaceAll("\\{[^}]+}", "x");
            for (String method : new String[] {"GET", "POST"}) {
                HttpResponse<String> answer = new PageClient(connector)
                        .send(connector.request(asked).method(method, HttpRequest.BodyPublishers.noBody()));
                boolean closed =
                        answer.headers().firstValue("Location").orElse("").endsWith("/login")
                                || (answer.statusCode() == 403 && method.equals("POST"));
                assertThat(closed || OPEN.contains(path))
                        .as(method + " " + path + " without a login: " + answer.statusCode())
                        .isTrue();
            }
        }
    }

    @Test
    void aFormWithoutItsTokenIsRefusedWithAPage() {
        PageClient client = new PageClient(connector);
        client.logIn("ada", PASSWORD);

        HttpResponse<String> answer = client.postWith("/users", "", Map.of("newName", "eve", "role", "ADMINISTRATOR"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1>Not allowed</h1>").doesNotContain("Exception");
        assertThat(users().byName("eve")).isEmpty();
    }

    @Test
    void aMerchantIsNoAdministratorAndSeesNoOthersStore() {
        String seller = sandbox.control().sellers().add("Of the API", 1, 0).id();
        connector.connect(seller, sandbox.clock().instant().minus(Duration.ofDays(1)));
        String shop = connector.sql(jdbc ->
                jdbc.queryForObject("SELECT id FROM shops WHERE store_name = ?", String.class, "Store of " + seller));
        PageClient client = new PageClient(connector);
        client.logIn("mia", PASSWORD);

        assertThat(client.get("/users").statusCode()).isEqualTo(403);
        assertThat(client.get("/").body()).doesNotContain("Store of " + seller);
        for (String path : new String[] {"/connection"}) {
            assertThat(client.get("/stores/" + shop + path).statusCode()).isEqualTo(404);
        }
        for (String path : new String[] {"/key", "/reconnect"}) {
            assertThat(client.post("/account", "/stores/" + shop + path, Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theSessionOfALoginIsAnotherThanBefore() {
        PageClient client = new PageClient(connector);
        client.get("/login");
        String before = client.sessionCookie();
        client.logIn("mia", PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(client.sessionCookie()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void cookiesAndHeadersAreStrict() {
        HttpResponse<String> answer = new PageClient(connector).get("/login");

        assertThat(answer.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure"));
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
    }

    @Test
    void loggingOutEndsTheSession() {
        PageClient client = new PageClient(connector);
        client.logIn("mia", PASSWORD);
        String session = client.sessionCookie();
        assertThat(client.get("/").statusCode()).isEqualTo(200);

        client.post("/account", "/logout", Map.of());

        assertThat(isGood(session)).isFalse();
    }

    @Test
    void whoIsDeactivatedOrGetsAnotherRoleOrPasswordIsLoggedOutEverywhere() {
        users().add("dan", PASSWORD, Role.OPERATOR);
        String first = session("dan", PASSWORD);
        assertThat(isGood(first)).isTrue();
        users().setRole("dan", Role.MERCHANT, "ada");
        assertThat(isGood(first)).isFalse();

        String second = session("dan", PASSWORD);
        users().setPassword("dan", "quite another password", "ada");
        assertThat(isGood(second)).isFalse();

        String third = session("dan", "quite another password");
        assertThat(isGood(third)).isTrue();
        users().setActive("dan", false, "ada");
        assertThat(isGood(third)).isFalse();
        assertThat(new PageClient(connector).logIn("dan", "quite another password"))
                .endsWith("/login?error");
        users().setActive("dan", true, "ada");
        assertThat(isGood(third)).isFalse();
        assertThat(connector.count("SELECT COUNT(*) FROM audit WHERE subject = 'dan' AND who = 'ada'"))
                .isEqualTo(4);
    }

    @Test
    void aPersonSeesAPageWhereThereIsNothingAndAMachineJson() {
        HttpResponse<String> page = new PageClient(connector).get("/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>No such page</h1>");
        HttpResponse<String> json = new PageClient(connector).get("/order-source/nothing/there");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static String session(String name, String password) {
        PageClient client = new PageClient(connector);
        client.logIn(name, password);
        return client.sessionCookie();
    }

    private static boolean isGood(String session) {
        HttpResponse<String> answer =
                new PageClient(connector).send(connector.request("/account").header("Cookie", "session=" + session));
        assertThat(answer.statusCode()).isIn(200, 302);
        return answer.statusCode() == 200;
    }

    private static Users users() {
        return connector.bean(Users.class);
    }
}
