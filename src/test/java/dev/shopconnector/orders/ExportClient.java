package dev.shopconnector.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shopconnector.testing.RunningConnector;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** ShipStation as it reads a store: windows back to back by its own clock, each page by page. */
final class ExportClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningConnector connector;
    private final String storeKey;
    private final Duration clockError;
    private Instant readUntil = Instant.EPOCH;

    /**
     * A client that has read nothing yet.
     *
     * @param clockError how far ahead of everybody else this client's clock is
     */
    ExportClient(RunningConnector connector, String storeKey, Duration clockError) {
        this.connector = connector;
        this.storeKey = storeKey;
        this.clockError = clockError;
    }

    private Instant now() {
        return Instant.now().plus(clockError);
    }

    /** The orders of the window from the end of the last one to now. */
    List<JsonNode> next() {
        return nextUntil(now());
    }

    /** The same up to this moment, which may lie ahead. */
    List<JsonNode> nextUntil(Instant end) {
        List<JsonNode> orders = new ArrayList<>();
        JsonNode page = first(readUntil, end);
        page.path("sales_orders").forEach(orders::add);
        while (page.has("cursor")) {
            page = after(page);
            page.path("sales_orders").forEach(orders::add);
        }
        readUntil = end;
        return orders;
    }

    /** The window's first page. */
    JsonNode first(Instant from, Instant to) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("criteria").put("from_date_time", from.toString()).put("to_date_time", to.toString());
        return ask(body);
    }

    /** The page behind this one. */
    JsonNode after(JsonNode page) {
        return ask(JSON.createObjectNode().put("cursor", page.path("cursor").asText()));
    }

    private JsonNode ask(ObjectNode body) {
        HttpResponse<String> answer = connector.orderSource(storeKey, "sales_orders_export", body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return RunningConnector.json(answer);
    }
}
