package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells TikTok of parcels with the calls that it takes and no more: 50 orders read in one, the carriers once for each
 * delivery option, then one for each parcel, each settled in a transaction. One call at a time, as TikTok counts calls by
 * the shop; pauses as its rate limit guide has them. A call that was answered 500 is looked for before it is made again.
 */
final class LimitPush {
    static final String ORDERS = "/order/202507/orders";
    static final String PROVIDERS = "/logistics/202309/delivery_options/%s/shipping_providers";
    static final String MARK = "/fulfillment/202309/orders/%s/packages";
    static final String DUE = "SELECT order_id, tracking_number FROM bench_parcels WHERE state = 'waiting'"
            + " AND due_at <= NOW(6) ORDER BY due_at LIMIT 50";
    static final String ACCEPTED = "UPDATE bench_parcels SET state = 'accepted', package_id = ? WHERE order_id = ?";
    static final String LATER = "UPDATE bench_parcels SET due_at = NOW(6) + INTERVAL 2 SECOND WHERE order_id = ?";
    static final int TOO_MANY = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TikTokCalls calls;
    private final Connection db;
    private final Map<String, String> upsByOption = new HashMap<>();

    LimitPush(TikTokCalls calls, Connection db) {
        this.calls = calls;
        this.db = db;
    }

    void run() throws SQLException, IOException, InterruptedException {
        while (true) {
            Map<String, String> due = due();
            if (due.isEmpty()) {
                Thread.sleep(10);
            } else {
                tell(due);
            }
        }
    }

    /** Tracking numbers by order. */
    private Map<String, String> due() throws SQLException {
        Map<String, String> due = new LinkedHashMap<>();
        try (PreparedStatement query = db.prepareStatement(DUE);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                due.put(row.getString(1), row.getString(2));
            }
        }
        db.commit();
        return due;
    }

    private void tell(Map<String, String> due) throws SQLException, IOException, InterruptedException {
        HttpRequest question = calls.get(ORDERS, Map.of("ids", String.join(",", due.keySet())));
        for (JsonNode order : JSON.readTree(send(question).body()).path("data").path("orders")) {
            String id = order.path("id").asText();
            JsonNode line = order.path("line_items").path(0);
            if (line.path("tracking_number").asText().equals(due.get(id))) {
                accepted(id, line.path("package_id").asText());
            } else {
                mark(id, order, due.get(id));
            }
        }
    }

    private void mark(String id, JsonNode order, String number) throws SQLException, IOException, InterruptedException {
        byte[] body = parcel(order, ups(order.path("delivery_option_id").asText()), number);
        HttpResponse<byte[]> answer;
        int failures = 0;
        while ((answer = send(calls.post(MARK.formatted(id), body))).statusCode() == TOO_MANY) {
            Thread.sleep(pauseMillis(failures++));
        }
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() == 200 && said.path("code").asInt() == 0) {
            accepted(id, said.path("data").path("package_id").asText());
        } else {
            later(id);
        }
    }

    /** What TikTok is told: all lines of the order lie in this parcel. */
    static byte[] parcel(JsonNode order, String provider, String number) {
        ObjectNode parcel = JSON.createObjectNode()
                .put("shipping_provider_id", provider)
                .put("tracking_number", number);
        var lines = parcel.putArray("order_line_item_ids");
        order.path("line_items").forEach(line -> lines.add(line.path("id").asText()));
        return parcel.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** After so many refusals before this one. */
    static long pauseMillis(int failures) {
        return (long) (1000 * (Math.pow(2, failures) + ThreadLocalRandom.current().nextDouble()));
    }

    private String ups(String option) throws IOException, InterruptedException {
        String known = upsByOption.get(option);
        if (known != null) {
            return known;
        }
        HttpRequest question = calls.get(PROVIDERS.formatted(option), Map.of());
        for (JsonNode provider :
                JSON.readTree(send(question).body()).path("data").path("shipping_providers")) {
            if (provider.path("name").asText().equals("UPS")) {
                upsByOption.put(option, provider.path("id").asText());
            }
        }
        return upsByOption.get(option);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private void accepted(String id, String packageId) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(ACCEPTED)) {
            update.setString(1, packageId);
            update.setString(2, id);
            update.executeUpdate();
        }
        db.commit();
    }

    private void later(String id) throws SQLException {
        try (PreparedStatement update = db.prepareStatement(LATER)) {
            update.setString(1, id);
            update.executeUpdate();
        }
        db.commit();
    }
}
