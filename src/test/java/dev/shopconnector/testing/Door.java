package dev.shopconnector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * ShipStation in front of a running connector. Every answer is held against our own description and, where it is on this
 * machine, against the published one.
 */
public final class Door {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> ERROR_MODELS = Map.of(
            400, "BadRequestResponse",
            401, "UnauthorizedResponse",
            429, "RateLimitResponse",
            500, "InternalServerErrorResponse",
            520, "ExternalServerErrorResponse");
    private static final Map<String, String> MODELS = Map.of(
            "get_connection_context", "GetConnectionContextResponse",
            "get_source_details", "GetSourceDetailsResponse",
            "sales_orders_export", "SalesOrdersExportResponse",
            "acknowledge_orders", "AcknowledgeOrdersResponse");

    private final RunningConnector connector;
    private final OwnDescription own = OwnDescription.shipped();
    private final @Nullable PublishedDescription published =
            PublishedDescription.isPresent() ? PublishedDescription.read() : null;

    public Door(RunningConnector connector) {
        this.connector = connector;
    }

    /** A request with nothing but a new transaction id and the code of the order source. */
    public static ObjectNode body() {
        ObjectNode body =
                JSON.createObjectNode().put("transaction_id", UUID.randomUUID().toString());
        body.putObject("auth").put("order_source_api_code", "tiktok_shop_us");
        return body;
    }

    public HttpResponse<String> ask(@Nullable String key, String operation, ObjectNode body, String... headers) {
        return ask(key, operation, body.toString(), headers);
    }

    /** Sends this text as the body; headers are names and values in turn. */
    public HttpResponse<String> ask(@Nullable String key, String operation, String body, String... headers) {
        HttpRequest.Builder request = connector
                .request("/order-source/" + operation)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer = connector.send(request);
        check(operation, answer);
        return answer;
    }

    /** The same, for an answer that must be 200. */
    public JsonNode answer(String key, String operation, ObjectNode body) {
        HttpResponse<String> answer = ask(key, operation, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningConnector.json(answer);
    }

    private void check(String operation, HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "<html", "java.");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        if (answer.statusCode() == 404 && !MODELS.containsKey(operation)) {
            assertThat(own.problems("Message", answer.body())).isEmpty();
            return;
        }
        assertThat(own.problems("post", "/order-source/" + operation, answer)).isEmpty();
        String model = answer.statusCode() == 200 ? MODELS.get(operation) : ERROR_MODELS.get(answer.statusCode());
        if (published != null && model != null) {
            assertThat(published.problems(model, RunningConnector.json(answer))).isEmpty();
        }
    }
}
