package dev.shopconnector.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Connects the sandbox's first shop the way an operator and its seller would: link, consent page, callback. */
public final class ConsentWalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient browser = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String connectorUrl;
    private final String adminKey;

    public ConsentWalk(String connectorUrl, String adminKey) {
        this.connectorUrl = connectorUrl;
        this.adminKey = adminKey;
    }

    /** The store's key: the one that was wished for, or the one that the connector made. */
    public String connect(String storeName, @Nullable String wishedKey, Instant importFrom) {
        ObjectNode wish =
                JSON.createObjectNode().put("store_name", storeName).put("import_from", importFrom.toString());
        if (wishedKey != null) {
            wish.put("store_key", wishedKey);
        }
        String consentUrl = ask(HttpRequest.newBuilder(URI.create(connectorUrl + "/connections"))
                        .header("Authorization", "Bearer " + adminKey)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish.toString())))
                .path("consent_url")
                .asText();
        String callback = send(HttpRequest.newBuilder(
                        URI.create(consentUrl.replace("/open/authorize?", "/open/authorize/approve?"))))
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("the consent page did not lead back"));
        JsonNode connected =
                ask(HttpRequest.newBuilder(here(URI.create(callback))).header("Accept", "application/json"));
        String made = connected.path("store_key").asText("");
        return made.isEmpty() && wishedKey != null ? wishedKey : made;
    }

    /** The callback leads a person's browser; from inside a container the connector has another address. */
    private URI here(URI callback) {
        return URI.create(connectorUrl + callback.getRawPath() + "?" + callback.getRawQuery());
    }

    private JsonNode ask(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.uri().getPath() + " did not answer JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
