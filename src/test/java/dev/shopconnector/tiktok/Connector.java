package dev.shopconnector.tiktok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopconnector.ConnectorApplication;
import dev.shopconnector.testing.EmbeddedMariaDb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole connector in this process, on a real MariaDB and a stand-in of TikTok Shop. */
public final class Connector implements AutoCloseable {
    public static final String ADMIN_KEY = "SECRET-admin-key";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final ConfigurableApplicationContext context;

    public Connector(TikTokStandIn tiktok, String jdbcUrl, Clock clock, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--camel.main.name=connector-" + NUMBER.incrementAndGet(),
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--tiktok.api-url=" + tiktok.url(),
                "--tiktok.auth-url=" + tiktok.url(),
                "--tiktok.app-key=" + TikTokStandIn.APP_KEY,
                "--tiktok.app-secret=" + TikTokStandIn.APP_SECRET,
                "--tiktok.service-id=service-1",
                "--tiktok.calls-per-second=10000",
                "--tiktok.longest-wait-millis=3000",
                "--tiktok.rate-limited.base-delay=5ms",
                "--tiktok.transient-error.base-delay=5ms",
                "--connector.admin-key=" + ADMIN_KEY,
                "--connector.vault.keys=k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "--orders.poll.tick-millis=86400000",
                "--connections.renew.every-millis=86400000"));
        arguments.addAll(List.of(settings));
        context = new SpringApplicationBuilder(ConnectorApplication.class)
                .initializers(c -> ((GenericApplicationContext) c).registerBean(Clock.class, () -> clock))
                .run(arguments.toArray(String[]::new));
    }

    public Connector(TikTokStandIn tiktok, String... settings) {
        this(tiktok, EmbeddedMariaDb.shared().freshUrl(), Clock.systemUTC(), settings);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Connects a shop the way an operator and a seller do, and returns its connection. */
    public String connect(TikTokStandIn tiktok, String openId, String shopId) {
        HttpResponse<String> answer = callback(state(), tiktok.code(openId, List.of(TikTokStandIn.shop(shopId))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return jdbc().sql("SELECT connection_id FROM shops WHERE id = :id")
                .param("id", shopId)
                .query(String.class)
                .single();
    }

    /** The state of a new consent. */
    public String state() {
        HttpResponse<String> answer = post("/connections", "", Map.of("Authorization", "Bearer " + ADMIN_KEY));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("state").asText();
    }

    public HttpResponse<String> callback(String state, String code) {
        return get("/connections/callback?code=" + code + "&state=" + state, Map.of("Accept", "application/json"));
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
