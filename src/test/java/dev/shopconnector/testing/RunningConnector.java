package dev.shopconnector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.ConnectorApplication;
import dev.shopconnector.sandbox.TikTokSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole connector in this process, as shipped, on a real MariaDB, talking to a sandbox over HTTP. */
public final class RunningConnector implements AutoCloseable {
    private static final String ADMIN_KEY = "admin-key-for-tests";
    private static final String VAULT_KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final TikTokSandbox sandbox;
    /** Let go when it is closed: test classes keep what stands in their static fields as long as the process lives. */
    private final AtomicReference<@Nullable ConfigurableApplicationContext> running;

    private RunningConnector(TikTokSandbox sandbox, ConfigurableApplicationContext context) {
        this.sandbox = sandbox;
        this.running = new AtomicReference<>(context);
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(running.get(), "this connector is closed");
    }

    /** Starts with the sandbox's clock, a quick poll and no rate limit; {@code settings} as {@code name=value} win. */
    public static RunningConnector start(TikTokSandbox sandbox, String jdbcUrl, String... settings) {
        return start(sandbox, sandbox.baseUrl(), jdbcUrl, new StepHooks(), settings);
    }

    /** The same with hooks at the routes' steps, and with TikTok Shop at another address, as behind a proxy. */
    public static RunningConnector start(
            TikTokSandbox sandbox, String tiktok, String jdbcUrl, StepHooks hooks, String... settings) {
        Clock clock = sandbox.clock();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ConnectorApplication.class)
                .initializers(c -> {
                    ((GenericApplicationContext) c).registerBean(Clock.class, () -> clock);
                    ((GenericApplicationContext) c).registerBean(StepHooks.class, () -> hooks);
                })
                .run(arguments(tiktok, jdbcUrl, settings).toArray(String[]::new));
        return new RunningConnector(sandbox, context);
    }

    /** The arguments of a connector on a free port; Spring would join a setting that is given twice with a comma. */
    static List<String> arguments(String tiktok, String jdbcUrl, String... settings) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "camel.main.name=connector-" + NUMBER.incrementAndGet(),
                                "spring.datasource.url=" + jdbcUrl,
                                "spring.datasource.username=root",
                                "spring.datasource.password=",
                                "tiktok.api-url=" + tiktok,
                                "tiktok.auth-url=" + tiktok,
                                "tiktok.consent-url=" + tiktok,
                                "tiktok.app-key=sandbox-app",
                                "tiktok.app-secret=sandbox-secret-for-demonstration-only",
                                "tiktok.service-id=service",
                                "tiktok.calls-per-second=10000",
                                "connector.admin-key=" + ADMIN_KEY,
                                "connector.vault.keys=" + VAULT_KEY,
                                // Says of each step, at each start, that its hook is synchronous, as it must be.
                                "logging.level.org.apache.camel.impl.engine.DefaultChannel=error",
                                "orders.poll.tick-millis=50",
                                "orders.poll.interval-millis=100",
                                "orders.poll.retry-millis=50",
                                // A clock that is moved while a call is in flight earns a refusal that else lasts ten
                                // minutes.
                                "orders.poll.refused-millis=50"),
                        Stream.of(settings))
                .forEach(setting -> arguments.put(setting.substring(0, setting.indexOf('=')), "--" + setting));
        return List.copyOf(arguments.values());
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** Runs SQL in a transaction of its own. */
    public <T> T sql(java.util.function.Function<JdbcTemplate, T> work) {
        TransactionTemplate transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));
        T result = transaction.execute(status -> work.apply(bean(JdbcTemplate.class)));
        if (result == null) {
            throw new IllegalStateException("the query gave nothing");
        }
        return result;
    }

    public int count(String query, Object... arguments) {
        return sql(jdbc -> jdbc.queryForObject(query, Integer.class, arguments));
    }

    /** Connects a seller's shop the way an operator and the seller do; the store's key. */
    public String connect(String sellerId, Instant importFrom) {
        ObjectNode wish = JSON.createObjectNode()
                .put("store_name", "Store of " + sellerId)
                .put("import_from", importFrom.toString());
        HttpResponse<String> begun = send(request("/connections")
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish.toString())));
        require(begun, 201);
        String state = json(begun).path("state").asText();
        String code = sandbox.control().sellers().issueCode(sellerId);
        HttpResponse<String> done = send(request("/connections/callback?code=" + code + "&state=" + state)
                .header("Accept", "application/json")
                .GET());
        require(done, 200);
        return json(done).path("store_key").asText();
    }

    /** Calls an operation of the order source with a fresh transaction id. */
    public HttpResponse<String> orderSource(String storeKey, String operation, ObjectNode body) {
        body.put("transaction_id", UUID.randomUUID().toString());
        body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
        return send(request("/order-source/" + operation)
                .header("Authorization", "Bearer " + storeKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Every order of the window, page by page; a missing end is now. */
    public List<JsonNode> export(String storeKey, Instant from) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("criteria").put("from_date_time", from.toString());
        List<JsonNode> orders = new ArrayList<>();
        while (true) {
            HttpResponse<String> answer = orderSource(storeKey, "sales_orders_export", body);
            require(answer, 200);
            json(answer).path("sales_orders").forEach(orders::add);
            JsonNode cursor = json(answer).path("cursor");
            if (cursor.isMissingNode()) {
                return orders;
            }
            body = JSON.createObjectNode().put("cursor", cursor.asText());
        }
    }

    public JsonNode explanation(String storeKey, String orderId) {
        HttpResponse<String> answer = send(request("/orders/" + orderId + "/explanation")
                .header("Authorization", "Bearer " + storeKey)
                .GET());
        require(answer, 200);
        return json(answer);
    }

    /** Scheme, host and port. */
    public String url() {
        return "http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port");
    }

    /** Calls a path as an operator does, with the admin key; an empty body sends none. */
    public HttpResponse<String> asAdmin(String method, String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + answer.body(), e);
        }
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " instead of " + status + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        ConfigurableApplicationContext context = running.getAndSet(null);
        if (context != null) {
            context.close();
        }
    }
}
