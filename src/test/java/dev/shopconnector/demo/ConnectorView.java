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
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A connector seen from outside: whether it is ready, has an order, and how many it has for ShipStation. */
final class ConnectorView {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;

    ConnectorView(String url) {
        this.url = url;
    }

    void awaitReady(Duration longest) {
        await(
                () -> ask("", HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness")))
                        .isPresent(),
                longest,
                "the connector is not ready at " + url + "; see its log");
    }

    void awaitOrder(String storeKey, String orderId, Duration longest) {
        URI explanation = URI.create(url + "/orders/" + orderId + "/explanation");
        await(
                () -> ask(storeKey, HttpRequest.newBuilder(explanation))
                        .map(answer -> answer.path("found").asBoolean())
                        .orElse(false),
                longest,
                "the connector did not read the order " + orderId + "; see its log");
    }

    /** Orders that the whole of an export gives. */
    int served(String storeKey) {
        int served = 0;
        ObjectNode body = JSON.createObjectNode();
        body.putObject("criteria").put("from_date_time", Instant.EPOCH.toString());
        while (true) {
            body.put("transaction_id", UUID.randomUUID().toString());
            body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
            JsonNode page = ask(
                            storeKey,
                            HttpRequest.newBuilder(URI.create(url + "/order-source/sales_orders_export"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())))
                    .orElseThrow(() -> new IllegalStateException("the export was refused; see the connector's log"));
            served += page.path("sales_orders").size();
            if (!page.hasNonNull("cursor")) {
                return served;
            }
            body = JSON.createObjectNode().put("cursor", page.path("cursor").asText());
        }
    }

    /** The answer if it is a good one; a connector that is still starting gives none. */
    private Optional<JsonNode> ask(String storeKey, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", "Bearer " + storeKey)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(BooleanSupplier there, Duration longest, String otherwise) {
        long end = System.nanoTime() + longest.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
