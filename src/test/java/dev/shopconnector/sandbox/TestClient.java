package dev.shopconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.sandbox.auth.TokenPair;
import dev.shopconnector.sandbox.gateway.Signatures;
import dev.shopconnector.sandbox.http.HttpCall;
import dev.shopconnector.sandbox.http.Json;
import dev.shopconnector.sandbox.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plain client of the sandbox: signs, sends, and gives back what came, whatever the status. */
final class TestClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final TikTokSandbox sandbox;
    private final SandboxOptions options;
    private String token;
    private String cipher;

    TestClient(TikTokSandbox sandbox, SandboxOptions options) {
        this.sandbox = sandbox;
        this.options = options;
        Shop shop = sandbox.control().sellers().all().get(0).shops().get(0);
        cipher = shop.cipher();
        token = sandbox.control().sellers().authorize("1").accessToken();
    }

    /** What came back; parsed when first asked for. */
    static final class Answer {
        private final HttpResponse<String> response;
        private @Nullable ObjectNode parsed;

        private Answer(HttpResponse<String> response) {
            this.response = response;
        }

        HttpResponse<String> response() {
            return response;
        }

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        ObjectNode body() {
            if (parsed == null) {
                parsed = Json.parseObject(text()).orElseThrow(() -> new AssertionError("no JSON: " + text()));
            }
            return parsed;
        }

        int code() {
            return body().path("code").asInt(-1);
        }

        String message() {
            return body().path("message").asText();
        }

        JsonNode data() {
            return body().path("data");
        }

        List<JsonNode> orders() {
            List<JsonNode> rows = new ArrayList<>();
            data().path("orders").forEach(rows::add);
            return rows;
        }
    }

    void use(TokenPair tokens) {
        token = tokens.accessToken();
    }

    void useToken(String accessToken) {
        token = accessToken;
    }

    void useCipher(String shopCipher) {
        cipher = shopCipher;
    }

    Map<String, String> common() {
        Map<String, String> query = new TreeMap<>();
        query.put("app_key", options.appKey());
        query.put("timestamp", Long.toString(sandbox.clock().seconds()));
        return query;
    }

    Map<String, String> shopQuery() {
        Map<String, String> query = common();
        query.put("shop_cipher", cipher);
        return query;
    }

    /** Order search; {@code extra} alternates names and values. */
    Answer search(String body, String... extra) {
        Map<String, String> query = shopQuery();
        query.put("page_size", "20");
        for (int i = 0; i < extra.length; i += 2) {
            query.put(extra[i], extra[i + 1]);
        }
        return api("POST", "/order/202309/orders/search", query, body);
    }

    /** Every row of a search, page after page. */
    List<JsonNode> searchAll(String body, int pageSize, String... extra) {
        List<JsonNode> rows = new ArrayList<>();
        String token = "";
        do {
            List<String> parameters = new ArrayList<>(List.of(extra));
            parameters.addAll(List.of("page_size", Integer.toString(pageSize)));
            if (!token.isEmpty()) {
                parameters.addAll(List.of("page_token", token));
            }
            Answer answer = search(body, parameters.toArray(String[]::new));
            rows.addAll(answer.orders());
            token = answer.data().path("next_page_token").asText();
        } while (!token.isEmpty());
        return rows;
    }

    JsonNode order(String id) {
        Map<String, String> query = shopQuery();
        query.put("ids", id);
        return api("GET", "/order/202507/orders", query, "").orders().get(0);
    }

    /** Marks lines of an order as shipped. */
    Answer mark(String orderId, List<String> lineIds, String providerId, String tracking) {
        ObjectNode body = Json.object();
        lineIds.forEach(body.putArray("order_line_item_ids")::add);
        body.put("shipping_provider_id", providerId).put("tracking_number", tracking);
        return api("POST", "/fulfillment/202309/orders/" + orderId + "/packages", shopQuery(), body.toString());
    }

    /** A call with carrier and tracking number alone, as corrections are. */
    Answer correct(String path, String providerId, String tracking) {
        ObjectNode body = Json.object().put("shipping_provider_id", providerId).put("tracking_number", tracking);
        return api("POST", "/fulfillment/202309/" + path + "/shipping_info/update", shopQuery(), body.toString());
    }

    /** A read without parameters of its own. */
    Answer get(String path) {
        return api("GET", path, shopQuery(), "");
    }

    /** The ids of an order's lines. */
    List<String> lines(String orderId) {
        return order(orderId).path("line_items").findValuesAsText("id");
    }

    /** Signs and sends. */
    Answer api(String method, String path, Map<String, String> query, String body) {
        return send(method, sign(method, path, query, body), body);
    }

    /** The URL of a signed call. */
    String sign(String method, String path, Map<String, String> query, String body) {
        Map<String, String> signed = new TreeMap<>(query);
        HttpCall call =
                new HttpCall(method, path + "?" + encode(signed), Map.of(), body.getBytes(StandardCharsets.UTF_8));
        signed.put("sign", new Signatures(options.appSecret()).of(call));
        return path + "?" + encode(signed);
    }

    /** Sends as it is. */
    Answer send(String method, String url, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + url))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("x-tts-access-token", token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            return new Answer(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
